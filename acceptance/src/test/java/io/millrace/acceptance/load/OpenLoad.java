package io.millrace.acceptance.load;

import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls at a steady rate, whatever becomes of them: customers don't wait for each other. What is slow is therefore seen
 * by as many as come meanwhile. Closing it waits for the last answers.
 */
public final class OpenLoad implements AutoCloseable {

    /** Far more than a few thousand calls take. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> rounds = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();

    /** So many calls at so many a second, and what was answered. */
    public static Calls burst(String kind, int perSecond, int count, Supplier<Answer> question) {
        var load = new OpenLoad();
        try (load) {
            load.every(kind, perSecond, count, question);
            await().atMost(PATIENCE).until(() -> load.calls.size() == count);
        }
        return load.calls();
    }

    /** Asks so many times a second until it is closed. */
    public OpenLoad every(String kind, int perSecond, Supplier<Answer> question) {
        every(kind, perSecond, Long.MAX_VALUE, question);
        return this;
    }

    private void every(String kind, int perSecond, long most, Supplier<Answer> question) {
        var period = Duration.ofSeconds(1).dividedBy(perSecond);
        var start = Instant.now();
        var count = new AtomicLong();
        Runnable round = () -> {
            var number = count.getAndIncrement();
            if (number < most) {
                begin(kind, start.plus(period.multipliedBy(number)), question);
            }
        };
        rounds.add(clock.scheduleAtFixedRate(round, 0, period.toNanos(), TimeUnit.NANOSECONDS));
    }

    private void begin(String kind, Instant due, Supplier<Answer> question) {
        customers.execute(() -> {
            var answer = answer(question);
            calls.add(new Call(kind, due, Duration.between(due, Instant.now()), answer));
        });
    }

    private static @Nullable Answer answer(Supplier<Answer> question) {
        try {
            return question.get();
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    /** What was answered so far. */
    public Calls calls() {
        return new Calls(calls);
    }

    @Override
    public void close() {
        rounds.forEach(round -> round.cancel(false));
        clock.close();
        customers.close();
    }
}
