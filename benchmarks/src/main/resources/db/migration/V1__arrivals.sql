-- What the handler changes: one row for each product, as a service would.
CREATE TABLE arrival (
    product uuid   PRIMARY KEY,
    events  bigint NOT NULL
);
