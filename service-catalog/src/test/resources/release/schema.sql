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
CREATE TABLE public.product (
    id uuid NOT NULL,
    sku text NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    category text NOT NULL,
    price_amount bigint NOT NULL,
    currency text NOT NULL,
    version bigint NOT NULL,
    retired boolean DEFAULT false NOT NULL,
    available integer DEFAULT 0 NOT NULL,
    stock_revision bigint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT product_available_check CHECK ((available >= 0)),
    CONSTRAINT product_price_amount_check CHECK ((price_amount >= 0))
)
WITH (fillfactor='80');
CREATE TABLE public.stock_change (
    id uuid NOT NULL,
    product_id uuid NOT NULL,
    change integer NOT NULL,
    reason text NOT NULL,
    changed_by text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT stock_change_change_check CHECK ((change <> 0))
);
CREATE TABLE public.stock_reservation (
    order_id uuid NOT NULL,
    state text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT stock_reservation_state_check CHECK ((state = ANY (ARRAY['RESERVED'::text, 'REFUSED'::text, 'RELEASED'::text])))
);
CREATE TABLE public.stock_reservation_line (
    order_id uuid NOT NULL,
    product_id uuid NOT NULL,
    quantity integer NOT NULL,
    CONSTRAINT stock_reservation_line_quantity_check CHECK ((quantity > 0))
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
ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_sku_key UNIQUE (sku);
ALTER TABLE ONLY public.stock_change
    ADD CONSTRAINT stock_change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stock_reservation_line
    ADD CONSTRAINT stock_reservation_line_pkey PRIMARY KEY (order_id, product_id);
ALTER TABLE ONLY public.stock_reservation
    ADD CONSTRAINT stock_reservation_pkey PRIMARY KEY (order_id);
CREATE INDEX flyway_schema_history_s_idx ON messaging.flyway_schema_history USING btree (success);
CREATE INDEX inbox_received_at ON messaging.inbox USING btree (received_at);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX product_listed ON public.product USING btree (id) WHERE (NOT retired);
CREATE INDEX product_listed_by_category ON public.product USING btree (category, id) WHERE (NOT retired);
CREATE INDEX stock_change_product ON public.stock_change USING btree (product_id, id);
CREATE TRIGGER outbox_notify AFTER INSERT ON messaging.outbox FOR EACH STATEMENT EXECUTE FUNCTION messaging.outbox_notify();
ALTER TABLE ONLY public.stock_change
    ADD CONSTRAINT stock_change_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);
ALTER TABLE ONLY public.stock_reservation_line
    ADD CONSTRAINT stock_reservation_line_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.stock_reservation(order_id);
ALTER TABLE ONLY public.stock_reservation_line
    ADD CONSTRAINT stock_reservation_line_product_id_fkey FOREIGN KEY (product_id) REFERENCES public.product(id);
INSERT INTO messaging.flyway_schema_history VALUES (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"messaging"', NULL, 'catalog_owner', '2026-11-25 05:14:33.475743', 0, true);
INSERT INTO messaging.flyway_schema_history VALUES (1, '1', 'outbox and inbox', 'SQL', 'V1__outbox_and_inbox.sql', 693779237, 'catalog_owner', '2026-11-25 05:14:34.214017', 264, true);
INSERT INTO messaging.flyway_schema_history VALUES (2, '2', 'outbox upkeep', 'SQL', 'V2__outbox_upkeep.sql', 1040673395, 'catalog_owner', '2026-11-25 05:14:34.894911', 72, true);
INSERT INTO public.flyway_schema_history VALUES (1, '1', 'products and stock', 'SQL', 'V1__products_and_stock.sql', 2055810195, 'catalog_owner', '2026-11-25 05:14:37.001447', 92, true);
