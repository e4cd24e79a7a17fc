package io.millrace.testing.backing;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one PostgreSQL and the one Kafka of this JVM: started when a test first needs them, both at a time, and closed
 * when the JVM ends.
 */
public final class BackingServers {

    private static final Logger log = LoggerFactory.getLogger(BackingServers.class);
    private static final BackingServers OF_THIS_JVM = new BackingServers();

    private @Nullable Backing backing;
    private @Nullable CompletableFuture<Postgres> postgres;
    private @Nullable CompletableFuture<Kafka> kafka;

    private BackingServers() {}

    /** Begins to start what is named, and waits for nothing. */
    public static void prepare(boolean database, boolean events) {
        if (database) {
            var _ = OF_THIS_JVM.postgres();
        }
        if (events) {
            var _ = OF_THIS_JVM.kafka();
        }
    }

    /** An empty database. Letters and digits are enough for a name. */
    public static Database newDatabase(String name) {
        return OF_THIS_JVM.postgres().join().newDatabase(name);
    }

    /** Where Kafka answers. */
    public static String kafkaServers() {
        return OF_THIS_JVM.kafka().join().bootstrapServers();
    }

    private synchronized CompletableFuture<Postgres> postgres() {
        if (postgres == null) {
            postgres = start(Backing::startPostgres);
        }
        return postgres;
    }

    private synchronized CompletableFuture<Kafka> kafka() {
        if (kafka == null) {
            kafka = start(Backing::startKafka);
        }
        return kafka;
    }

    private <S extends AutoCloseable> CompletableFuture<S> start(Function<Backing, S> server) {
        if (backing == null) {
            var choice = BackingChoice.of(System.getProperty(BackingChoice.PROPERTY), DockerEngine::answers);
            log.info("Tests run against {} servers", choice);
            backing = choice.backing();
        }
        var chosen = backing;
        var starting = CompletableFuture.supplyAsync(() -> server.apply(chosen));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(starting), "close-test-server"));
        return starting;
    }

    private static void close(CompletableFuture<? extends AutoCloseable> server) {
        try {
            server.join().close();
        } catch (Exception e) {
            log.warn("A test server did not stop: {}", e.toString());
        }
    }
}
