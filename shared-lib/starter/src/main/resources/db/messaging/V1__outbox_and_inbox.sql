-- Events on their way out. seq is taken while the row of the entity that changed is locked, so within a key it is the
-- order in which things happened; ids and clocks are not.
CREATE TABLE outbox (
    seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          uuid        NOT NULL,
    shard       smallint    NOT NULL,
    topic       text        NOT NULL,
    key         text        NOT NULL,
    type        text        NOT NULL,
    payload     text        NOT NULL,
    traceparent text,
    occurred_at timestamptz NOT NULL
);

CREATE INDEX outbox_shard ON outbox (shard, seq);

-- Wakes the relay when the transaction commits. PostgreSQL sends equal notifications of a transaction once.
CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NOTIFY millrace_outbox;
    RETURN NULL;
END
$$;

CREATE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();

-- Events that took effect here: written in the transaction of the effect, so each takes effect once.
CREATE TABLE inbox (
    event_id    uuid        PRIMARY KEY,
    received_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX inbox_received_at ON inbox (received_at);

-- Events that could not take effect, kept with all that is needed to understand them and to try again.
CREATE TABLE dead_letter (
    id          uuid        PRIMARY KEY,
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    record_offset bigint    NOT NULL,
    key         text,
    headers     jsonb       NOT NULL,
    payload     bytea,
    error       text        NOT NULL,
    tries       integer     NOT NULL,
    died_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (topic, partition, record_offset)
);
