package io.millrace.starter.messaging.outbox;

import io.millrace.contracts.Event;
import io.millrace.contracts.EventTypes;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.MessagingProperties;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** The rows of {@code messaging.outbox}. */
final class OutboxTable {

    private static final String INSERT = """
            INSERT INTO messaging.outbox (id, shard, topic, key, type, payload, traceparent, occurred_at)
            VALUES (:id, :shard, :topic, :key, :type, :payload, :traceparent, :occurredAt)""";

    private static final String OLDEST = """
            SELECT seq, id, topic, key, type, payload, traceparent, occurred_at FROM messaging.outbox
            WHERE shard = ANY(:shards) ORDER BY seq LIMIT :limit""";

    private static final String DELETE = "DELETE FROM messaging.outbox WHERE seq = ANY(:seqs)";

    private static final String BACKLOG = """
            SELECT count(*) AS depth, coalesce(extract(epoch FROM now() - min(occurred_at)), 0)::float8 AS age
            FROM messaging.outbox""";

    private final DatabaseClient database;
    private final EventCodec codec;
    private final MessagingProperties properties;
    private final IdGenerator ids;
    private final Clock clock;

    OutboxTable(
            DatabaseClient database, EventCodec codec, MessagingProperties properties, IdGenerator ids, Clock clock) {
        this.database = database;
        this.codec = codec;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    Mono<Void> insert(Event event) {
        return Mono.deferContextual(context -> insert(event, context));
    }

    private Mono<Void> insert(Event event, ContextView context) {
        return database.sql(INSERT)
                .bind("id", ids.generateId())
                .bind("shard", shardOf(event.key()))
                .bind("topic", EventTypes.topicOf(event.getClass()))
                .bind("key", event.key())
                .bind("type", EventTypes.typeOf(event.getClass()))
                .bind("payload", codec.write(event))
                .bind(
                        "traceparent",
                        Parameters.in(R2dbcType.VARCHAR, TraceParent.of(context).orElse(null)))
                .bind("occurredAt", clock.instant())
                .then();
    }

    /** The oldest rows of some shards, oldest first. */
    Mono<List<OutboxRow>> oldest(Collection<Short> shards) {
        return database.sql(OLDEST)
                .bind("shards", shards.toArray(Short[]::new))
                .bind("limit", properties.outbox().batchSize())
                .map(OutboxTable::row)
                .all()
                .collectList();
    }

    Mono<Void> delete(Collection<Long> seqs) {
        return seqs.isEmpty()
                ? Mono.empty()
                : database.sql(DELETE).bind("seqs", seqs.toArray(Long[]::new)).then();
    }

    Mono<Backlog> backlog() {
        return database.sql(BACKLOG)
                .map(row -> new Backlog(required(row, "depth", Long.class), required(row, "age", Double.class)))
                .one();
    }

    private short shardOf(String key) {
        return (short) Math.floorMod(key.hashCode(), properties.outbox().shards());
    }

    private static OutboxRow row(Readable row) {
        return new OutboxRow(
                required(row, "seq", Long.class),
                required(row, "id", UUID.class),
                required(row, "topic", String.class),
                required(row, "key", String.class),
                required(row, "type", String.class),
                required(row, "payload", String.class),
                row.get("traceparent", String.class),
                required(row, "occurred_at", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** How many events wait, and for how many seconds the oldest has. */
    record Backlog(long depth, double ageSeconds) {}
}
