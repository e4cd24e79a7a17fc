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
CREATE FUNCTION public.order_status_notify() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_notify('millrace_order_status', NEW.order_id::text);
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
CREATE TABLE public.customer_order (
    id uuid NOT NULL,
    user_id text NOT NULL,
    status text NOT NULL,
    reason text,
    lines jsonb NOT NULL,
    total_amount bigint NOT NULL,
    currency text NOT NULL,
    stock_reserved boolean DEFAULT false NOT NULL,
    credit_reserved boolean DEFAULT false NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    CONSTRAINT customer_order_check CHECK (((status = 'REJECTED'::text) = (reason IS NOT NULL))),
    CONSTRAINT customer_order_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'CONFIRMED'::text, 'REJECTED'::text, 'CANCELLED'::text]))),
    CONSTRAINT customer_order_total_amount_check CHECK ((total_amount >= 0))
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
CREATE TABLE public.idempotency_key (
    user_id text NOT NULL,
    key text NOT NULL,
    body_hash bytea NOT NULL,
    order_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.order_status_change (
    order_id uuid NOT NULL,
    number integer NOT NULL,
    status text NOT NULL,
    reason text,
    at timestamp with time zone NOT NULL,
    CONSTRAINT order_status_change_check CHECK (((status = 'REJECTED'::text) = (reason IS NOT NULL))),
    CONSTRAINT order_status_change_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'CONFIRMED'::text, 'REJECTED'::text, 'CANCELLED'::text])))
);
CREATE TABLE public.price_list (
    product_id uuid NOT NULL,
    name text,
    name_version bigint DEFAULT '-1'::integer NOT NULL,
    price_amount bigint,
    currency text,
    price_version bigint DEFAULT '-1'::integer NOT NULL,
    retired boolean DEFAULT false NOT NULL
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
ALTER TABLE ONLY public.customer_order
    ADD CONSTRAINT customer_order_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (user_id, key);
ALTER TABLE ONLY public.order_status_change
    ADD CONSTRAINT order_status_change_pkey PRIMARY KEY (order_id, number);
ALTER TABLE ONLY public.price_list
    ADD CONSTRAINT price_list_pkey PRIMARY KEY (product_id);
CREATE INDEX flyway_schema_history_s_idx ON messaging.flyway_schema_history USING btree (success);
CREATE INDEX inbox_received_at ON messaging.inbox USING btree (received_at);
CREATE INDEX customer_order_of_user ON public.customer_order USING btree (user_id, id);
CREATE INDEX customer_order_pending ON public.customer_order USING btree (placed_at) WHERE (status = 'PENDING'::text);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX idempotency_key_created_at ON public.idempotency_key USING btree (created_at);
CREATE TRIGGER outbox_notify AFTER INSERT ON messaging.outbox FOR EACH STATEMENT EXECUTE FUNCTION messaging.outbox_notify();
CREATE TRIGGER order_status_notify AFTER INSERT ON public.order_status_change FOR EACH ROW EXECUTE FUNCTION public.order_status_notify();
ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.customer_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.order_status_change
    ADD CONSTRAINT order_status_change_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.customer_order(id);
INSERT INTO messaging.flyway_schema_history VALUES (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"messaging"', NULL, 'orders_owner', '2026-11-25 05:14:36.786242', 0, true);
INSERT INTO messaging.flyway_schema_history VALUES (1, '1', 'outbox and inbox', 'SQL', 'V1__outbox_and_inbox.sql', 693779237, 'orders_owner', '2026-11-25 05:14:37.298709', 2188, true);
INSERT INTO messaging.flyway_schema_history VALUES (2, '2', 'outbox upkeep', 'SQL', 'V2__outbox_upkeep.sql', 1040673395, 'orders_owner', '2026-11-25 05:14:40.2842', 102, true);
INSERT INTO public.flyway_schema_history VALUES (1, '1', 'orders and prices', 'SQL', 'V1__orders_and_prices.sql', -1387722262, 'orders_owner', '2026-11-25 05:15:39.799249', 208, true);
INSERT INTO public.flyway_schema_history VALUES (2, '2', 'order status changes', 'SQL', 'V2__order_status_changes.sql', -880858942, 'orders_owner', '2026-11-25 05:15:40.123758', 176, true);
