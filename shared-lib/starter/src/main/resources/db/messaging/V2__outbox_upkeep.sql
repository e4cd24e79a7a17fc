-- The relay reads and deletes by shard and seq alone: one index instead of two, and no other that a plan could take.
ALTER TABLE outbox DROP CONSTRAINT outbox_pkey, ADD PRIMARY KEY (shard, seq);
DROP INDEX outbox_shard;

-- Rows stay for milliseconds, so the outbox is nearly all dead rows. They are cleared by number, as a share of a table
-- that is empty at rest says nothing, and without pauses: there is little to clear when it is done often.
ALTER TABLE outbox SET (
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_cost_delay = 0,
    toast.autovacuum_vacuum_threshold = 1000,
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_cost_delay = 0
);
