package io.millrace.starter.messaging.inbox;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The rows of {@code messaging.inbox}: the note that an event took effect and the effect are one transaction. */
final class InboxTable implements Inbox {

    private static final String NOTE = """
            INSERT INTO messaging.inbox (event_id) VALUES (:id) ON CONFLICT DO NOTHING""";

    /** Passes over rows that another replica removes at this moment. */
    private static final String FORGET = """
            DELETE FROM messaging.inbox WHERE event_id IN (
                SELECT event_id FROM messaging.inbox WHERE received_at < :before
                ORDER BY received_at LIMIT :limit FOR UPDATE SKIP LOCKED)""";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    InboxTable(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public Mono<Boolean> once(UUID eventId, Mono<Void> effect) {
        return database.sql(NOTE)
                .bind("id", eventId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .flatMap(isNew -> isNew ? effect.thenReturn(true) : Mono.just(false))
                .as(transaction::transactional);
    }

    /** Removes the oldest notes from before a moment, at most so many; answers how many it were. */
    Mono<Long> forget(Instant before, int limit) {
        return database.sql(FORGET)
                .bind("before", before)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }
}
