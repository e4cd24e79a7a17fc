-- When a key begins to sign. Null in rows of earlier releases, whose keys sign from the moment they are made.
ALTER TABLE signing_key ADD COLUMN signs_from timestamptz;

-- Keys that an administrator took out of use. They leave signing_key, so that no release publishes or signs with one.
CREATE TABLE withdrawn_key (
    kid          text        PRIMARY KEY,
    created_at   timestamptz NOT NULL,
    signs_from   timestamptz NOT NULL,
    withdrawn_at timestamptz NOT NULL
);
