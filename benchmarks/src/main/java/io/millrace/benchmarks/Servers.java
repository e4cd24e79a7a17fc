package io.millrace.benchmarks;

import io.millrace.embedded.kafka.EmbeddedKafka;
import io.millrace.embedded.kafka.KafkaOptions;
import io.millrace.embedded.postgres.EmbeddedPostgres;
import io.millrace.embedded.postgres.PostgresOptions;
import io.millrace.embedded.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A PostgreSQL and a broker of the run's own, as {@code millrace up} starts them: durable, on this machine's disk. Or
 * those that the environment names, as a service would find them.
 */
final class Servers implements AutoCloseable {

    private static final String NAME = "benchmarks";

    private final Map<String, Object> settings;
    private final Runnable stop;

    private Servers(Map<String, Object> settings, Runnable stop) {
        this.settings = settings;
        this.stop = stop;
    }

    static Servers start() {
        if (System.getenv("MILLRACE_DB_HOST") != null) {
            return new Servers(Map.of(), () -> {});
        }
        Page.heading("Starting PostgreSQL and Kafka");
        var folder = folder();
        var postgres = EmbeddedPostgres.start(
                PostgresOptions.kept(folder.resolve("postgres"), folder.resolve("postgres.log"), 0, NAME));
        var kafka = EmbeddedKafka.start(KafkaOptions.kept(folder.resolve("kafka"), folder.resolve("kafka.log"), 0));
        postgres.createDatabase(NAME, NAME, NAME);
        return new Servers(settings(postgres, kafka), () -> {
            kafka.close();
            postgres.close();
            Folders.delete(folder);
        });
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("millrace-benchmarks-");
        } catch (IOException e) {
            throw new UncheckedIOException("No room for the servers", e);
        }
    }

    private static Map<String, Object> settings(EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        return Map.of(
                "MILLRACE_DB_HOST",
                postgres.host(),
                "MILLRACE_DB_PORT",
                postgres.port(),
                "MILLRACE_DB_NAME",
                NAME,
                "MILLRACE_DB_USER",
                NAME,
                "MILLRACE_DB_PASSWORD",
                NAME,
                "MILLRACE_KAFKA_SERVERS",
                kafka.bootstrapServers());
    }

    /** Where the service finds them. */
    Map<String, Object> settings() {
        return settings;
    }

    @Override
    public void close() {
        stop.run();
    }
}
