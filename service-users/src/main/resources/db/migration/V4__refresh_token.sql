-- What comes of one log-in: all refresh tokens that follow from it. Revoking is one row here, so that a token which is
-- being issued at that very moment is revoked with the others.
CREATE TABLE refresh_family (
    id         uuid        PRIMARY KEY,
    subject    text        NOT NULL,
    ends_at    timestamptz NOT NULL,
    revoked_at timestamptz
);

CREATE INDEX refresh_family_end ON refresh_family (ends_at);

-- A token itself is not kept, only its SHA-256: 256 random bits need neither salt nor a slow hash.
CREATE TABLE refresh_token (
    hash    bytea       PRIMARY KEY,
    family  uuid        NOT NULL REFERENCES refresh_family ON DELETE CASCADE,
    ends_at timestamptz NOT NULL,
    used_at timestamptz
);

CREATE INDEX refresh_token_end ON refresh_token (ends_at);
CREATE INDEX refresh_token_family ON refresh_token (family);
