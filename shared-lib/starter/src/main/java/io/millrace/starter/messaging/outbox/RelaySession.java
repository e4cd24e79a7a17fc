package io.millrace.starter.messaging.outbox;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A connection of the relay's own. It hears when rows were written, and it holds the shards that this replica relays:
 * as advisory locks of the session, which PostgreSQL takes back when the connection ends, however it ends.
 */
final class RelaySession {

    /** Sets our advisory locks apart from others in the same database: "MILL" in ASCII. */
    private static final int LOCK_SPACE = 0x4D494C4C;

    private static final String TAKE_SHARDS = """
            SELECT shard::smallint FROM generate_series(0, $1 - 1) AS shard
            WHERE shard <> ALL($2) AND pg_try_advisory_lock(%d, shard)""".formatted(LOCK_SPACE);

    private final PostgresqlConnection connection;
    private final int shards;
    private final Set<Short> held = new ConcurrentSkipListSet<>();

    private RelaySession(PostgresqlConnection connection, int shards) {
        this.connection = connection;
        this.shards = shards;
    }

    /** Opens a connection beside the pool, which would close it for being old. */
    static Mono<RelaySession> open(ConnectionFactory factory, int shards) {
        return Mono.from(unpooled(factory).create())
                .cast(PostgresqlConnection.class)
                .flatMap(connection -> connection
                        .createStatement("LISTEN millrace_outbox")
                        .execute()
                        .flatMap(PostgresqlResult::getRowsUpdated)
                        .then()
                        .thenReturn(new RelaySession(connection, shards))
                        .onErrorResume(failure -> connection.close().then(Mono.error(failure))));
    }

    private static ConnectionFactory unpooled(ConnectionFactory factory) {
        return factory instanceof Wrapped<?> pool && pool.unwrap() instanceof ConnectionFactory inner
                ? unpooled(inner)
                : factory;
    }

    /** One signal for each transaction that wrote events; fails when the connection is lost. */
    Flux<Object> notifications() {
        return connection.getNotifications().cast(Object.class);
    }

    /** The shards that this replica relays. */
    Set<Short> held() {
        return Set.copyOf(held);
    }

    /** Takes the shards that no replica holds; fails when the connection is lost. */
    Mono<Void> takeFreeShards() {
        return Flux.from(connection
                        .createStatement(TAKE_SHARDS)
                        .bind("$1", shards)
                        .bind("$2", held.stream().map(Short::intValue).toArray(Integer[]::new))
                        .execute())
                .flatMap(result -> result.map(row -> Objects.requireNonNull(row.get(0, Short.class))))
                .doOnNext(held::add)
                .then();
    }

    Mono<Void> close() {
        return Mono.from(((Connection) connection).close());
    }
}
