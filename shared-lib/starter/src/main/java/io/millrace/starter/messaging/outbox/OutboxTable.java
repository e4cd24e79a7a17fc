package io.millrace.starter.messaging.outbox;

import io.millrace.contracts.Event;
import io.millrace.contracts.EventTypes;
import io.millrace.starter.messaging.EventCodec;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Writes {@code messaging.outbox}, within the transaction of the change. */
final class OutboxTable {

    /** One statement for any number of events. The rows are sorted before the identity counts them. */
    private static final String INSERT = """
            INSERT INTO messaging.outbox (id, shard, topic, key, type, payload, traceparent, occurred_at)
            SELECT id, shard, topic, key, type, payload, :traceparent, :occurredAt
            FROM unnest(:ids, :shards, :topics, :keys, :types, :payloads) WITH ORDINALITY
                AS event (id, shard, topic, key, type, payload, position)
            ORDER BY position""";

    private final DatabaseClient database;
    private final EventCodec codec;
    private final IdGenerator ids;
    private final Clock clock;

    OutboxTable(DatabaseClient database, EventCodec codec, IdGenerator ids, Clock clock) {
        this.database = database;
        this.codec = codec;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds events in the order given. */
    Mono<Void> insert(List<? extends Event> events) {
        return events.isEmpty() ? Mono.empty() : Mono.deferContextual(context -> insert(events, context));
    }

    private Mono<Void> insert(List<? extends Event> events, ContextView context) {
        return database.sql(INSERT)
                .bind("ids", events.stream().map(event -> ids.generateId()).toArray(UUID[]::new))
                .bind(
                        "shards",
                        events.stream().map(event -> shardOf(event.key())).toArray(Short[]::new))
                .bind("topics", texts(events, event -> EventTypes.topicOf(event.getClass())))
                .bind("keys", texts(events, Event::key))
                .bind("types", texts(events, event -> EventTypes.typeOf(event.getClass())))
                .bind("payloads", texts(events, codec::write))
                .bind(
                        "traceparent",
                        Parameters.in(R2dbcType.VARCHAR, TraceParent.of(context).orElse(null)))
                .bind("occurredAt", clock.instant())
                .then();
    }

    static short shardOf(String key) {
        return (short) Math.floorMod(key.hashCode(), Outbox.SHARDS);
    }

    private static String[] texts(List<? extends Event> events, Function<Event, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }
}
