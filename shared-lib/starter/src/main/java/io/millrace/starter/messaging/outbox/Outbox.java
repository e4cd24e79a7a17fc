package io.millrace.starter.messaging.outbox;

import io.millrace.contracts.Event;
import java.util.Arrays;
import java.util.List;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells the other services of a change, for certain and only if it is committed: the event is written in the
 * transaction of the change and sent afterwards. Lock or change the entity's row before, so that the order of events
 * is the order of changes.
 */
public final class Outbox {

    private final OutboxTable table;

    Outbox(OutboxTable table) {
        this.table = table;
    }

    /** Adds events in the order given. Fails with {@link IllegalStateException} outside a transaction. */
    public Mono<Void> add(Event... events) {
        return add(Arrays.asList(events));
    }

    /** Adds events in the order given. Fails with {@link IllegalStateException} outside a transaction. */
    public Mono<Void> add(List<? extends Event> events) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .onErrorComplete(NoTransactionException.class)
                .filter(TransactionSynchronizationManager::isActualTransactionActive)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The outbox needs the change's transaction")))
                .thenMany(Flux.fromIterable(events).concatMap(table::insert))
                .then();
    }
}
