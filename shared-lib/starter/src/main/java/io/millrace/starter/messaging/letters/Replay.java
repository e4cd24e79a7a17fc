package io.millrace.starter.messaging.letters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Tries a letter's event again, through the same inbox and the same handlers. Its effect and the end of the letter are
 * one transaction that holds the letter's row, so of replays at the same time one acts.
 */
final class Replay {

    private static final Logger log = LoggerFactory.getLogger(Replay.class);

    private final LetterTable table;
    private final Redelivery redelivery;
    private final TransactionalOperator transaction;

    Replay(LetterTable table, Redelivery redelivery, TransactionalOperator transaction) {
        this.table = table;
        this.redelivery = redelivery;
        this.transaction = transaction;
    }

    /** What became of it; empty where there is no such letter. Fails where even that can't be noted. */
    Mono<Result> replay(UUID id) {
        return table.lock(id)
                .flatMap(this::redeliver)
                .as(transaction::transactional)
                .onErrorResume(failure -> stays(id, failure));
    }

    private Mono<Result> redeliver(Letter letter) {
        return redelivery
                .redeliver(letter.event())
                .delayUntil(isNew -> table.remove(letter.id()))
                .map(isNew -> new Result(letter.id(), isNew ? "handled" : "repeated", null));
    }

    private Mono<Result> stays(UUID id, Throwable failure) {
        log.warn("The dead letter {} failed again", id, failure);
        return table.failed(id, failure).thenReturn(new Result(id, "failed", failure.toString()));
    }

    /** The answer to a replay. */
    record Result(UUID id, String outcome, @Nullable String error) {}
}
