package io.millrace.starter.messaging.outbox;

import io.millrace.contracts.Event;
import io.millrace.starter.messaging.EventCodec;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/**
 * Tells the other services of a change, for certain and only if it is committed: the event is written in the
 * transaction of the change and sent afterwards. Lock or change the entity's row before, so that the order of events
 * is the order of changes.
 */
public final class Outbox {

    /**
     * The parts of the outbox, by key: as many replicas can relay side by side. It is no setting: rows carry their
     * shard, so with another number the events of one entity would lie in two shards, and those of the last ones in none.
     */
    public static final int SHARDS = 12;

    private final OutboxTable table;

    public Outbox(DatabaseClient database, EventCodec codec, IdGenerator ids, Clock clock) {
        this.table = new OutboxTable(database, codec, ids, clock);
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
                .then(table.insert(events));
    }
}
