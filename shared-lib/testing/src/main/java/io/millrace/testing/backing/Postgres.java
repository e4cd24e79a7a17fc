package io.millrace.testing.backing;

/** A running PostgreSQL that makes databases. */
interface Postgres extends AutoCloseable {

    /** An empty database with a role that owns it, both of this name. */
    Database newDatabase(String name);

    @Override
    void close();
}
