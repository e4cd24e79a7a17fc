-- Keys that sign tokens, shared by all replicas. The newest signs, every one is published. The private part is
-- encrypted with AES-GCM under a key that is not in this database.
CREATE TABLE signing_key (
    kid         text        PRIMARY KEY,
    public_jwk  text        NOT NULL,
    private_key bytea       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);
