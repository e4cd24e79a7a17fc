-- All that an order ever was, counted from 1 within the order; written in the transaction of the change.
CREATE TABLE order_status_change (
    order_id uuid        NOT NULL REFERENCES customer_order (id),
    number   integer     NOT NULL,
    status   text        NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'REJECTED', 'CANCELLED')),
    reason   text        CHECK ((status = 'REJECTED') = (reason IS NOT NULL)),
    at       timestamptz NOT NULL,
    PRIMARY KEY (order_id, number)
);

-- Orders of before: when they were decided was not kept, and it was mostly within a second.
INSERT INTO order_status_change SELECT id, 1, 'PENDING', NULL, placed_at FROM customer_order;
INSERT INTO order_status_change
SELECT id, 2, status, reason, placed_at FROM customer_order WHERE status <> 'PENDING';

-- Tells every replica, when the change is committed, which order to look at.
CREATE FUNCTION order_status_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('millrace_order_status', NEW.order_id::text);
    RETURN NULL;
END
$$;

CREATE TRIGGER order_status_notify AFTER INSERT ON order_status_change
    FOR EACH ROW EXECUTE FUNCTION order_status_notify();

-- What the sweep looks for each second: orders that have been waiting for too long, oldest first.
CREATE INDEX customer_order_pending ON customer_order (placed_at) WHERE status = 'PENDING';

-- Keys that nobody will send again are found by their age.
CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);
