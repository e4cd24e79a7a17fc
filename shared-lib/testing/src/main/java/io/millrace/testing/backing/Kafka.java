package io.millrace.testing.backing;

/** A running Kafka broker. */
interface Kafka extends AutoCloseable {

    String bootstrapServers();

    @Override
    void close();
}
