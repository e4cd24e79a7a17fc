package io.millrace.starter.data;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Hears what PostgreSQL notifies ({@code NOTIFY channel, 'payload'}), on a connection of its own beside the pool. A
 * connection that is lost, or that falls silent, is replaced with growing patience. A notification is never more than a
 * hint: what is told while nobody hears is lost, so whoever needs it must also be able to look for himself.
 */
public final class Notifications {

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);

    private final ConnectionFactory database;
    private final DatabaseProperties.Notifications properties;

    Notifications(ConnectionFactory database, DatabaseProperties.Notifications properties) {
        this.database = database;
        this.properties = properties;
    }

    /**
     * Hears a channel until it is cancelled.
     *
     * @param channel in lower-case letters and underscores
     * @param heard takes the payload of each notification; it runs on the connection's event loop
     * @param listening is told whenever hearing begins, at first and after each gap: the moment to look for oneself
     */
    public Mono<Void> hear(String channel, Consumer<String> heard, Runnable listening) {
        var failing = new AtomicBoolean();
        return Mono.usingWhen(
                        open(),
                        connection -> hear(connection, channel, heard, () -> {
                            recovered(channel, failing);
                            listening.run();
                        }),
                        this::close)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, properties.firstBackoff())
                        .maxBackoff(properties.longestBackoff())
                        .doBeforeRetry(retry -> failed(channel, failing, retry.failure())));
    }

    /** Hearing starts before LISTEN does, so that nothing falls between the two. */
    private Mono<Void> hear(
            PostgresqlConnection connection, String channel, Consumer<String> heard, Runnable listening) {
        var told = connection
                .getNotifications()
                .doOnNext(notification -> heard.accept(Objects.requireNonNullElse(notification.getParameter(), "")))
                .then(Mono.<Void>error(() -> new IllegalStateException("The connection has ended")));
        var listens = connection
                .createStatement("SET application_name = 'listens to %1$s'; LISTEN %1$s".formatted(channel))
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then(Mono.<Void>fromRunnable(listening));
        return Mono.when(told, listens.timeout(properties.silence()).then(answering(connection)));
    }

    /** Fails when the connection leaves a question unanswered. */
    private Mono<Void> answering(PostgresqlConnection connection) {
        return Flux.interval(properties.silence())
                .onBackpressureDrop()
                .concatMap(tick -> connection.validate(ValidationDepth.REMOTE).timeout(properties.silence()))
                .filter(answered -> !answered)
                .next()
                .then(Mono.error(() -> new IllegalStateException("The connection does not answer")));
    }

    /** The pool would close a connection for being old. */
    private Mono<PostgresqlConnection> open() {
        return Mono.from(unpooled(database).create()).cast(PostgresqlConnection.class);
    }

    private static ConnectionFactory unpooled(ConnectionFactory factory) {
        return factory instanceof Wrapped<?> pool && pool.unwrap() instanceof ConnectionFactory inner
                ? unpooled(inner)
                : factory;
    }

    /** Says good-bye, and does not wait for an answer that may never come. */
    private Mono<Void> close(PostgresqlConnection connection) {
        return Mono.from(((Connection) connection).close())
                .timeout(properties.silence())
                .onErrorComplete();
    }

    private static void failed(String channel, AtomicBoolean failing, Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            log.warn("{} can't be heard: {}", channel, failure.toString());
        }
    }

    private static void recovered(String channel, AtomicBoolean failing) {
        if (failing.compareAndSet(true, false)) {
            log.info("{} is heard again", channel);
        }
    }
}
