package io.millrace.acceptance.events;

import io.millrace.acceptance.driver.Databases;
import io.millrace.cli.system.Service;

/**
 * Makes a service fail on one product alone, as a bug would: its database refuses to change a column of the rows that
 * have to do with that product, until it is mended.
 */
final class Fault implements AutoCloseable {

    private static final String REMOVE = "DROP FUNCTION IF EXISTS fault CASCADE";

    private final Databases databases;
    private final Service service;

    Fault(Databases databases, Service service, String table, String column, String product) {
        this.databases = databases;
        this.service = service;
        databases.execute(service, """
                CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF OLD.%2$s IS DISTINCT FROM NEW.%2$s AND to_jsonb(NEW)::text LIKE '%%%3$s%%' THEN
                        RAISE EXCEPTION 'A fault of the test';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER fault BEFORE UPDATE ON %1$s FOR EACH ROW EXECUTE FUNCTION fault()""".formatted(table, column, product));
    }

    /** Mends it; once more changes nothing. */
    void mend() {
        databases.execute(service, REMOVE);
    }

    @Override
    public void close() {
        mend();
    }
}
