-- A limit may be set below what is reserved: nothing is taken back then, and new orders are refused until it fits.
CREATE TABLE credit (
    user_id      text   PRIMARY KEY,
    limit_amount bigint NOT NULL CHECK (limit_amount >= 0),
    reserved     bigint NOT NULL DEFAULT 0 CHECK (reserved >= 0)
);

-- One row an order, which stays: it tells an event that comes again, or too late, that its effect is already there.
CREATE TABLE credit_reservation (
    order_id uuid   PRIMARY KEY,
    user_id  text   NOT NULL,
    amount   bigint NOT NULL CHECK (amount >= 0),
    state    text   NOT NULL CHECK (state IN ('RESERVED', 'REFUSED', 'RELEASED'))
);

CREATE INDEX credit_reservation_user ON credit_reservation (user_id);
