package io.millrace.testing.backing;

/** Where the servers come from. */
interface Backing {

    Postgres startPostgres();

    Kafka startKafka();
}
