package io.millrace.embedded.kafka;

import io.millrace.embedded.process.Folders;
import io.millrace.embedded.process.RunningServer;
import java.time.Duration;

/** A Kafka broker that was started here and is stopped by {@link #close()}. */
public final class EmbeddedKafka implements AutoCloseable {

    /** Five seconds are usual; a cold and busy machine needs far more. One that ends is told of at once. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final KafkaServer server;
    private final KafkaOptions options;
    private final RunningServer running;

    private EmbeddedKafka(KafkaServer server, KafkaOptions options, RunningServer running) {
        this.server = server;
        this.options = options;
        this.running = running;
    }

    /** Starts one and waits until it answers. */
    public static EmbeddedKafka start(KafkaOptions options) {
        KafkaServer server = new KafkaServer(options);
        return new EmbeddedKafka(server, options, RunningServer.start(server, START_LIMIT));
    }

    public int port() {
        return server.port();
    }

    /** Its address as clients want it. */
    public String bootstrapServers() {
        return server.bootstrapServers();
    }

    /** Of the broker's process: a target for signals. */
    public long pid() {
        return running.process().pid();
    }

    /** Stops it; a disposable one leaves no data. */
    @Override
    public void close() {
        running.close();
        if (options.disposable()) {
            Folders.delete(options.dataDirectory());
        }
    }
}
