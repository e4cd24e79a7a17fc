-- The lines never change and are never read without their order, so they live in it.
CREATE TABLE customer_order (
    id              uuid        PRIMARY KEY,
    user_id         text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'REJECTED', 'CANCELLED')),
    reason          text        CHECK ((status = 'REJECTED') = (reason IS NOT NULL)),
    lines           jsonb       NOT NULL,
    total_amount    bigint      NOT NULL CHECK (total_amount >= 0),
    currency        text        NOT NULL,
    stock_reserved  boolean     NOT NULL DEFAULT false,
    credit_reserved boolean     NOT NULL DEFAULT false,
    placed_at       timestamptz NOT NULL
);

CREATE INDEX customer_order_of_user ON customer_order (user_id, id);

-- One row for each key a customer sent, written with the order: there is no state in between.
CREATE TABLE idempotency_key (
    user_id    text        NOT NULL,
    key        text        NOT NULL,
    body_hash  bytea       NOT NULL,
    order_id   uuid        NOT NULL REFERENCES customer_order (id) DEFERRABLE INITIALLY DEFERRED,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, key)
);

-- Catalog's names and prices as its events told them, for when it does not answer. Each has the version it was told
-- with (-1: not told yet), so that old news (a replay, a dead letter that comes late) does not undo new.
CREATE TABLE price_list (
    product_id    uuid    PRIMARY KEY,
    name          text,
    name_version  bigint  NOT NULL DEFAULT -1,
    price_amount  bigint,
    currency      text,
    price_version bigint  NOT NULL DEFAULT -1,
    retired       boolean NOT NULL DEFAULT false
);
