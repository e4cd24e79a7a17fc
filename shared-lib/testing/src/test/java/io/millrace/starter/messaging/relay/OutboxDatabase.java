package io.millrace.starter.messaging.relay;

import io.millrace.contracts.Event;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.outbox.Outbox;
import io.millrace.testing.backing.BackingServers;
import io.millrace.testing.backing.Database;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A database with the tables of messaging, and what services and operators do to it. */
final class OutboxDatabase implements AutoCloseable {

    private final ConnectionPool pool;
    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final Outbox outbox;
    private final Database database;

    OutboxDatabase() {
        database = BackingServers.newDatabase(
                "outbox" + UUID.randomUUID().toString().substring(0, 8));
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas("messaging")
                .locations("classpath:db/messaging")
                .load()
                .migrate();
        pool = new ConnectionPool(ConnectionPoolConfiguration.builder(connections(database.host(), database.port()))
                .initialSize(1)
                .maxSize(8)
                .build());
        client = DatabaseClient.create(pool);
        transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        outbox = new Outbox(client, new EventCodec(), UUID::randomUUID, Clock.systemUTC());
    }

    /** Connections to this database by way of another address. */
    ConnectionFactory connections(String host, int port) {
        return ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, host)
                .option(ConnectionFactoryOptions.PORT, port)
                .option(ConnectionFactoryOptions.DATABASE, database.name())
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build());
    }

    ConnectionFactory pool() {
        return pool;
    }

    Database database() {
        return database;
    }

    /** Adds events in one transaction that locks their entity, as the row of an aggregate would. */
    Mono<Void> change(String entity, List<? extends Event> events) {
        return client.sql("SELECT pg_advisory_xact_lock(hashtext(:entity))::text")
                .bind("entity", entity)
                .then()
                .then(outbox.add(events))
                .as(transaction::transactional);
    }

    void commit(Event... events) {
        outbox.add(events).as(transaction::transactional).block();
    }

    long waiting() {
        return number("SELECT count(*) FROM messaging.outbox");
    }

    /** Ends the connections of all relays, as a failing network or an operator would. */
    long killSessions() {
        return number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE application_name = 'millrace-outbox' AND datname = current_database()");
    }

    long number(String sql) {
        return numbers(sql).getFirst();
    }

    List<Long> numbers(String sql) {
        return client.sql(sql)
                .mapValue(Long.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    void run(String sql) {
        client.sql(sql).then().block();
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
