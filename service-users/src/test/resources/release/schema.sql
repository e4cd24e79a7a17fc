-- The tables of the last release, by docker/postgres/dump-schema. Never edited.
CREATE SCHEMA messaging;
CREATE FUNCTION messaging.outbox_notify() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    NOTIFY millrace_outbox;
    RETURN NULL;
END
$$;
CREATE TABLE messaging.dead_letter (
    id uuid NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    record_offset bigint NOT NULL,
    key text,
    headers jsonb NOT NULL,
    payload bytea,
    error text NOT NULL,
    tries integer NOT NULL,
    died_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE messaging.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE messaging.inbox (
    event_id uuid NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE messaging.outbox (
    seq bigint NOT NULL,
    id uuid NOT NULL,
    shard smallint NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    type text NOT NULL,
    payload text NOT NULL,
    traceparent text,
    occurred_at timestamp with time zone NOT NULL
)
WITH (autovacuum_vacuum_threshold='1000', autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_cost_delay='0', toast.autovacuum_vacuum_threshold='1000', toast.autovacuum_vacuum_scale_factor='0', toast.autovacuum_vacuum_cost_delay='0');
ALTER TABLE messaging.outbox ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME messaging.outbox_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account (
    id uuid NOT NULL,
    subject text NOT NULL,
    email text,
    password_hash text,
    display_name text NOT NULL,
    roles text[] DEFAULT '{}'::text[] NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.credit (
    user_id text NOT NULL,
    limit_amount bigint NOT NULL,
    reserved bigint DEFAULT 0 NOT NULL,
    CONSTRAINT credit_limit_amount_check CHECK ((limit_amount >= 0)),
    CONSTRAINT credit_reserved_check CHECK ((reserved >= 0))
);
CREATE TABLE public.credit_reservation (
    order_id uuid NOT NULL,
    user_id text NOT NULL,
    amount bigint NOT NULL,
    state text NOT NULL,
    CONSTRAINT credit_reservation_amount_check CHECK ((amount >= 0)),
    CONSTRAINT credit_reservation_state_check CHECK ((state = ANY (ARRAY['RESERVED'::text, 'REFUSED'::text, 'RELEASED'::text])))
);
CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE public.refresh_family (
    id uuid NOT NULL,
    subject text NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone
);
CREATE TABLE public.refresh_token (
    hash bytea NOT NULL,
    family uuid NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
CREATE TABLE public.signing_key (
    kid text NOT NULL,
    public_jwk text NOT NULL,
    private_key bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    signs_from timestamp with time zone
);
CREATE TABLE public.withdrawn_key (
    kid text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    signs_from timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY messaging.dead_letter
    ADD CONSTRAINT dead_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY messaging.dead_letter
    ADD CONSTRAINT dead_letter_topic_partition_record_offset_key UNIQUE (topic, partition, record_offset);
ALTER TABLE ONLY messaging.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY messaging.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY messaging.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (shard, seq);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_subject_key UNIQUE (subject);
ALTER TABLE ONLY public.credit
    ADD CONSTRAINT credit_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.credit_reservation
    ADD CONSTRAINT credit_reservation_pkey PRIMARY KEY (order_id);
ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.refresh_family
    ADD CONSTRAINT refresh_family_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.refresh_token
    ADD CONSTRAINT refresh_token_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.signing_key
    ADD CONSTRAINT signing_key_pkey PRIMARY KEY (kid);
ALTER TABLE ONLY public.withdrawn_key
    ADD CONSTRAINT withdrawn_key_pkey PRIMARY KEY (kid);
CREATE INDEX flyway_schema_history_s_idx ON messaging.flyway_schema_history USING btree (success);
CREATE INDEX inbox_received_at ON messaging.inbox USING btree (received_at);
CREATE UNIQUE INDEX account_email ON public.account USING btree (lower(email));
CREATE INDEX credit_reservation_user ON public.credit_reservation USING btree (user_id);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX refresh_family_end ON public.refresh_family USING btree (ends_at);
CREATE INDEX refresh_token_end ON public.refresh_token USING btree (ends_at);
CREATE INDEX refresh_token_family ON public.refresh_token USING btree (family);
CREATE TRIGGER outbox_notify AFTER INSERT ON messaging.outbox FOR EACH STATEMENT EXECUTE FUNCTION messaging.outbox_notify();
ALTER TABLE ONLY public.refresh_token
    ADD CONSTRAINT refresh_token_family_fkey FOREIGN KEY (family) REFERENCES public.refresh_family(id) ON DELETE CASCADE;
INSERT INTO messaging.flyway_schema_history VALUES (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"messaging"', NULL, 'users_owner', '2026-11-25 05:14:21.329071', 0, true);
INSERT INTO messaging.flyway_schema_history VALUES (1, '1', 'outbox and inbox', 'SQL', 'V1__outbox_and_inbox.sql', 693779237, 'users_owner', '2026-11-25 05:14:21.582259', 172, true);
INSERT INTO messaging.flyway_schema_history VALUES (2, '2', 'outbox upkeep', 'SQL', 'V2__outbox_upkeep.sql', 1040673395, 'users_owner', '2026-11-25 05:14:21.935473', 74, true);
INSERT INTO public.flyway_schema_history VALUES (1, '1', 'account', 'SQL', 'V1__account.sql', -1280208967, 'users_owner', '2026-11-25 05:14:33.371728', 154, true);
INSERT INTO public.flyway_schema_history VALUES (2, '2', 'credit', 'SQL', 'V2__credit.sql', -1866712899, 'users_owner', '2026-11-25 05:14:33.83685', 78, true);
INSERT INTO public.flyway_schema_history VALUES (3, '3', 'signing key', 'SQL', 'V3__signing_key.sql', -702463154, 'users_owner', '2026-11-25 05:14:34.013643', 62, true);
INSERT INTO public.flyway_schema_history VALUES (4, '4', 'refresh token', 'SQL', 'V4__refresh_token.sql', -1902765400, 'users_owner', '2026-11-25 05:14:34.206905', 108, true);
INSERT INTO public.flyway_schema_history VALUES (5, '5', 'key rotation', 'SQL', 'V5__key_rotation.sql', 649919240, 'users_owner', '2026-11-25 05:14:34.376905', 50, true);
