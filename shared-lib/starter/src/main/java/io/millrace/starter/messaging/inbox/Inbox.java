package io.millrace.starter.messaging.inbox;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets each event take effect once: the note that it did and the effect are one transaction. */
final class Inbox {

    private static final String NOTE = """
            INSERT INTO messaging.inbox (event_id) VALUES (:id) ON CONFLICT DO NOTHING""";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    Inbox(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Applies the effect unless the event already had it; true where it had not. */
    Mono<Boolean> once(UUID eventId, Mono<Void> effect) {
        return database.sql(NOTE)
                .bind("id", eventId)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .flatMap(isNew -> isNew ? effect.thenReturn(true) : Mono.just(false))
                .as(transaction::transactional);
    }
}
