package io.millrace.testing.backing;

import io.millrace.embedded.kafka.EmbeddedKafka;
import io.millrace.embedded.kafka.KafkaOptions;
import io.millrace.embedded.postgres.EmbeddedPostgres;
import io.millrace.embedded.postgres.PostgresOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The servers as plain processes of this machine. */
final class Embedded implements Backing {

    private static final String PASSWORD = "test";

    @Override
    public Postgres startPostgres() {
        var folder = folder();
        var server = EmbeddedPostgres.start(PostgresOptions.disposable(folder));
        return new Postgres() {
            @Override
            public Database newDatabase(String name) {
                server.createDatabase(name, name, PASSWORD);
                return new Database(server.host(), server.port(), name, name, PASSWORD);
            }

            @Override
            public void close() {
                server.close();
                delete(folder, "postgres.log");
            }
        };
    }

    @Override
    public Kafka startKafka() {
        var folder = folder();
        var server = EmbeddedKafka.start(KafkaOptions.disposable(folder));
        return new Kafka() {
            @Override
            public String bootstrapServers() {
                return server.bootstrapServers();
            }

            @Override
            public void close() {
                server.close();
                delete(folder, "kafka.log");
            }
        };
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("millrace-test-");
        } catch (IOException e) {
            throw new UncheckedIOException("No room for the test servers", e);
        }
    }

    private static void delete(Path folder, String log) {
        try {
            Files.deleteIfExists(folder.resolve(log));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("A test server left files behind", e);
        }
    }
}
