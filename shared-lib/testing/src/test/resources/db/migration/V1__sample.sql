-- What events and requests have changed; no key, so that what happens twice shows.
CREATE TABLE effect (
    seq    bigint GENERATED ALWAYS AS IDENTITY,
    entity uuid NOT NULL,
    note   text NOT NULL
);
