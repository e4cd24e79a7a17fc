-- Whoever has an account here, and whoever came with a token of another issuer: the latter have neither e-mail nor
-- password. subject is what tokens call them; for our own accounts it is the id's text.
CREATE TABLE account (
    id            uuid        PRIMARY KEY,
    subject       text        NOT NULL UNIQUE,
    email         text,
    password_hash text,
    display_name  text        NOT NULL,
    roles         text[]      NOT NULL DEFAULT '{}',
    created_at    timestamptz NOT NULL DEFAULT now()
);

-- Decides who has an address, whatever its case, when two ask for it at once.
CREATE UNIQUE INDEX account_email ON account (lower(email));
