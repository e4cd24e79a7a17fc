-- What is sold, and what of it can still be ordered. Every order changes available, so pages keep room for the new row
-- beside the old one and no index mentions the column: the change then touches no index (a HOT update).
CREATE TABLE product (
    id             uuid        PRIMARY KEY,
    sku            text        NOT NULL UNIQUE,
    name           text        NOT NULL,
    description    text        NOT NULL,
    category       text        NOT NULL,
    price_amount   bigint      NOT NULL CHECK (price_amount >= 0),
    currency       text        NOT NULL,
    version        bigint      NOT NULL,
    retired        boolean     NOT NULL DEFAULT false,
    available      integer     NOT NULL DEFAULT 0 CHECK (available >= 0),
    stock_revision bigint      NOT NULL DEFAULT 0,
    created_at     timestamptz NOT NULL
) WITH (fillfactor = 80);

CREATE INDEX product_listed ON product (id) WHERE NOT retired;
CREATE INDEX product_listed_by_category ON product (category, id) WHERE NOT retired;

-- What was added or taken out by hand: with it, stock can be accounted for.
CREATE TABLE stock_change (
    id         uuid        PRIMARY KEY,
    product_id uuid        NOT NULL REFERENCES product,
    change     integer     NOT NULL CHECK (change <> 0),
    reason     text        NOT NULL,
    changed_by text        NOT NULL,
    at         timestamptz NOT NULL
);

CREATE INDEX stock_change_product ON stock_change (product_id, id);

-- What became of each order here. A row stays for good: it is what makes every event of an order take effect once,
-- however often and in whatever order they come.
CREATE TABLE stock_reservation (
    order_id   uuid        PRIMARY KEY,
    state      text        NOT NULL CHECK (state IN ('RESERVED', 'REFUSED', 'RELEASED')),
    changed_at timestamptz NOT NULL
);

CREATE TABLE stock_reservation_line (
    order_id   uuid    NOT NULL REFERENCES stock_reservation,
    product_id uuid    NOT NULL REFERENCES product,
    quantity   integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, product_id)
);
