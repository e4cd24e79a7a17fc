package io.millrace.testing.backing;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers as containers. They are stopped by name, so nothing depends on Testcontainers' own reaper. */
final class Containers implements Backing {

    static final String POSTGRES_IMAGE = "postgres:18";
    static final String KAFKA_IMAGE = "apache/kafka:4.2.1";

    private static final String PASSWORD = "test";

    @Override
    public Postgres startPostgres() {
        var container = new PostgreSQLContainer(POSTGRES_IMAGE);
        container.setCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        container.start();
        return new Postgres() {
            @Override
            public Database newDatabase(String name) {
                create(container, name);
                return new Database(
                        container.getHost(),
                        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        name,
                        name,
                        PASSWORD);
            }

            @Override
            public void close() {
                container.stop();
            }
        };
    }

    /** The name is made by us, of letters and digits. */
    private static void create(PostgreSQLContainer container, String name) {
        try (var connection = DriverManager.getConnection(
                        container.getJdbcUrl(), container.getUsername(), container.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, PASSWORD));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
        } catch (SQLException e) {
            throw new IllegalStateException("The database %s could not be made".formatted(name), e);
        }
    }

    @Override
    public Kafka startKafka() {
        var container = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        container.start();
        return new Kafka() {
            @Override
            public String bootstrapServers() {
                return container.getBootstrapServers();
            }

            @Override
            public void close() {
                container.stop();
            }
        };
    }
}
