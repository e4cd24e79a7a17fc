-- What events and requests have changed; no key, so that what happens twice shows.
CREATE TABLE effect (
    entity uuid NOT NULL,
    note   text NOT NULL
);
