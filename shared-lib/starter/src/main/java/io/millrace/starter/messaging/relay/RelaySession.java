package io.millrace.starter.messaging.relay;

import io.millrace.starter.messaging.MessagingProperties;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A connection of the relay's own, beside the pool: it hears when rows were written, it holds the locks of this
 * replica's shards, and it reads and deletes their rows, so that requests that need all of the pool don't hold up
 * events. Either side gives the other up when it falls silent.
 */
final class RelaySession {

    /**
     * What this session asks of the server. A relay that stands still keeps its shards from the others, so it is shut
     * out when it has asked nothing for too long, and when its host does not answer, with or without a notification on
     * the way to it (TCP probes a connection only while nothing is). Its plans go by the index and are made anew each
     * time: what is best for an outbox that is nearly empty would read all of a backlog for each batch.
     */
    private static final String SETTINGS = """
            SELECT set_config('application_name', 'millrace-outbox', false),
                   set_config('idle_session_timeout', $1::text, false),
                   set_config('tcp_user_timeout', $1::text, false),
                   set_config('tcp_keepalives_idle', '1', false),
                   set_config('tcp_keepalives_interval', '1', false),
                   set_config('plan_cache_mode', 'force_custom_plan', false),
                   set_config('enable_seqscan', 'off', false)""";

    private final PostgresqlConnection connection;
    private final Duration silence;

    private RelaySession(PostgresqlConnection connection, Duration silence) {
        this.connection = connection;
        this.silence = silence;
    }

    /** Opens a session that is counted as a member and listens. */
    static Mono<RelaySession> open(ConnectionFactory factory, MessagingProperties.Outbox properties) {
        return Mono.from(unpooled(factory).create())
                .timeout(properties.silence())
                .cast(PostgresqlConnection.class)
                .map(connection -> new RelaySession(connection, properties.silence()))
                .flatMap(session -> session.begin(properties.longestPause())
                        .onErrorResume(failure -> session.close().then(Mono.error(failure))));
    }

    /** The pool would close a connection for being old. */
    private static ConnectionFactory unpooled(ConnectionFactory factory) {
        return factory instanceof Wrapped<?> pool && pool.unwrap() instanceof ConnectionFactory inner
                ? unpooled(inner)
                : factory;
    }

    private Mono<RelaySession> begin(Duration longestPause) {
        return query(SETTINGS, row -> true, longestPause.toMillis())
                .then(query(Shards.JOIN, row -> true))
                .then(query("LISTEN millrace_outbox", row -> true))
                .thenReturn(this);
    }

    /** One signal for each transaction that wrote events; fails when the connection is lost. */
    Flux<Object> notifications() {
        return connection
                .getNotifications()
                .cast(Object.class)
                .concatWith(
                        Mono.error(() -> new R2dbcNonTransientResourceException("The relay's connection is closed")));
    }

    /** The rows that a question is answered with; fails when the connection is lost or silent. */
    <T> Mono<List<T>> query(String sql, Function<Readable, T> map, Object... values) {
        return Flux.defer(() -> {
                    var statement = connection.createStatement(sql);
                    for (var i = 0; i < values.length; i++) {
                        statement.bind(i, values[i]);
                    }
                    return statement.execute();
                })
                .concatMap(result -> result.map(map))
                .collectList()
                .timeout(silence);
    }

    /** Says good-bye, and does not wait for an answer that may never come. */
    Mono<Void> close() {
        return connection.close().timeout(silence).onErrorComplete();
    }
}
