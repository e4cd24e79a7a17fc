package io.millrace.starter.messaging.relay;

import io.millrace.starter.messaging.outbox.Outbox;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The rows of {@code messaging.outbox}, as the relay sees them. */
final class WaitingRows {

    /** By the index alone, however many rows wait: the oldest of each shard but for the excluded, then the oldest. */
    private static final String OLDEST = """
            SELECT oldest.* FROM unnest($1) AS mine (shard) CROSS JOIN LATERAL (
                SELECT shard, seq, id, topic, key, type, payload, traceparent, occurred_at FROM messaging.outbox
                WHERE shard = mine.shard AND topic || '/' || key <> ALL ($2) ORDER BY seq LIMIT $3) AS oldest
            ORDER BY seq LIMIT $4""";

    /** No shard fills more than a quarter of a batch, while there are others: many rows in one hold up only that one. */
    private static final int SHARDS_IN_BATCH = 4;

    private static final String DELETE = """
            DELETE FROM messaging.outbox USING unnest($1, $2) AS sent (shard, seq)
            WHERE outbox.shard = sent.shard AND outbox.seq = sent.seq""";

    /** Exact for up to a thousand rows a shard; beyond, PostgreSQL's own estimate: to count a million takes too long. */
    private static final String BACKLOG = """
            SELECT greatest(sum(depth), CASE WHEN max(depth) = 1000
                       THEN pg_stat_get_live_tuples('messaging.outbox'::regclass) ELSE 0 END)::float8,
                   coalesce(greatest(extract(epoch FROM now() - min(since)), 0), 0)::float8
            FROM generate_series(0, %d) AS every (shard) CROSS JOIN LATERAL (
                SELECT count(*) AS depth, min(occurred_at) AS since FROM (
                    SELECT occurred_at FROM messaging.outbox
                    WHERE shard = every.shard ORDER BY seq LIMIT 1000) AS oldest) AS of_shard
            """.formatted(Outbox.SHARDS - 1);

    private final RelaySession session;

    WaitingRows(RelaySession session) {
        this.session = session;
    }

    /** The oldest rows of some shards, oldest first, at most so many. */
    Mono<List<OutboxRow>> oldest(Collection<Short> shards, Collection<String> except, int limit) {
        return session.query(
                OLDEST,
                WaitingRows::row,
                shards.toArray(Short[]::new),
                except.toArray(String[]::new),
                Math.ceilDiv(limit, Math.min(shards.size(), SHARDS_IN_BATCH)),
                limit);
    }

    Mono<Void> delete(Collection<OutboxRow> rows) {
        return rows.isEmpty()
                ? Mono.empty()
                : session.query(
                                DELETE,
                                row -> true,
                                rows.stream().map(OutboxRow::shard).toArray(Short[]::new),
                                rows.stream().map(OutboxRow::seq).toArray(Long[]::new))
                        .then();
    }

    Mono<Backlog> backlog() {
        return session.query(
                        BACKLOG, row -> new Backlog(required(row, 0, Double.class), required(row, 1, Double.class)))
                .map(List::getFirst);
    }

    private static OutboxRow row(Readable row) {
        return new OutboxRow(
                required(row, 0, Short.class),
                required(row, 1, Long.class),
                required(row, 2, UUID.class),
                required(row, 3, String.class),
                required(row, 4, String.class),
                required(row, 5, String.class),
                required(row, 6, String.class),
                row.get(7, String.class),
                required(row, 8, Instant.class));
    }

    private static <T> T required(Readable row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }

    /** How many events wait in the whole outbox, and for how many seconds the oldest has. */
    record Backlog(double depth, double ageSeconds) {}
}
