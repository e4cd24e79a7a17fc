package io.millrace.orders.stream;

import io.millrace.starter.data.Notifications;
import io.millrace.starter.shutdown.Phases;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Wakes this replica's streams when an order changes, whichever replica changed it: PostgreSQL notifies all of them. It
 * stops before the web server does, and ends the streams: otherwise the server would wait for them.
 */
final class StatusWatch implements SmartLifecycle {

    /** What the trigger on {@code order_status_change} notifies. */
    private static final String CHANNEL = "millrace_order_status";

    private final Notifications notifications;
    private final WaitingStreams waiting;

    private volatile Disposable running = Disposables.disposed();

    StatusWatch(Notifications notifications, WaitingStreams waiting) {
        this.notifications = notifications;
        this.waiting = waiting;
    }

    @Override
    public void start() {
        running = notifications
                .hear(CHANNEL, order -> waiting.wake(UUID.fromString(order)), waiting::wakeAll)
                .subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
        waiting.close();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }

    @Override
    public int getPhase() {
        return Phases.STREAMS;
    }
}
