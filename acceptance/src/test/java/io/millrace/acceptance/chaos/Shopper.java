package io.millrace.acceptance.chaos;

import io.millrace.acceptance.driver.Answer;
import io.millrace.acceptance.driver.Api;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Somebody who orders, looks how it went, and at times changes their mind. While the system does not answer they try
 * again, an order under the same key, as a good client does.
 */
final class Shopper implements Runnable {

    /** Looks this often at most whether an order is decided, and then goes on with the next: ten seconds' patience. */
    private static final int LOOKS = 20;

    private static final int BETWEEN_LOOKS_MILLIS = 500;
    private static final int LONGEST_WAIT_MILLIS = 250;
    /** So long that what is killed finds time to start again beside all shoppers on two cores. */
    private static final int LONGEST_THOUGHT_MILLIS = 8_000;

    private final Supplier<Api> account;
    private final List<String> products;
    private final Ledger ledger;
    private final RandomGenerator random;
    private final CountDownLatch closing;
    private final Deque<String> standing = new ArrayDeque<>();

    private Api api;

    Shopper(
            Supplier<Api> account,
            List<String> products,
            Ledger ledger,
            RandomGenerator random,
            CountDownLatch closing) {
        this.account = account;
        this.products = products;
        this.ledger = ledger;
        this.random = random;
        this.closing = closing;
        this.api = account.get();
    }

    @Override
    public void run() {
        while (!pause(random.nextInt(LONGEST_THOUGHT_MILLIS))) {
            place().ifPresent(this::decide);
        }
    }

    private void decide(String order) {
        switch (random.nextInt(8)) {
            case 0 -> cancel(order);
            case 1 -> {
                look(order);
                cancel(order);
            }
            default -> keep(order, look(order));
        }
    }

    /** The order's id; empty where the shop closed before it answered. */
    private Optional<String> place() {
        var key = UUID.randomUUID().toString();
        var basket = basket();
        var order = ask(() -> api.with("Idempotency-Key", key).post("/api/orders", basket), 202)
                .map(answer -> answer.text("$.id"));
        order.ifPresent(ledger::accepted);
        return order;
    }

    private String basket() {
        int first = random.nextInt(products.size());
        return IntStream.range(first, first + random.nextInt(1, 4))
                .mapToObj(index -> """
                        {"productId": "%s", "quantity": %d}""".formatted(products.get(index % products.size()), random.nextInt(1, 4)))
                .collect(Collectors.joining(",", "{\"lines\": [", "]}"));
    }

    /** What became of the order, as far as this shopper has the patience to see. */
    private String look(String order) {
        for (int look = 0; look < LOOKS && !pause(BETWEEN_LOOKS_MILLIS); look++) {
            var status = ask(() -> api.get("/api/orders/" + order), 200).map(answer -> answer.text("$.status"));
            if (!status.equals(Optional.of("PENDING"))) {
                return status.orElse("PENDING");
            }
        }
        return "PENDING";
    }

    /** Where nothing more is to be had, something older goes back, so that the trade goes on. */
    private void keep(String order, String status) {
        if (!"REJECTED".equals(status)) {
            standing.add(order);
        } else if (!standing.isEmpty()) {
            cancel(standing.remove());
        }
    }

    /** An order that is rejected by now can't be cancelled, which is fine. */
    private void cancel(String order) {
        ledger.callsOff(order);
        ask(() -> api.post("/api/orders/%s/cancel".formatted(order), ""), 202, 409);
    }

    /** Asks until the answer is one that was expected; empty where the shop closed before, or answered nonsense. */
    private Optional<Answer> ask(Supplier<Answer> question, Integer... expected) {
        do {
            try {
                var answer = question.get();
                if (Set.of(expected).contains(answer.status())) {
                    return Optional.of(answer);
                }
                if (!isBusy(answer)) {
                    ledger.surprised(answer);
                    return Optional.empty();
                }
            } catch (UncheckedIOException e) {
                // The gateway itself is away: as good as a 503.
            }
        } while (!pause(LONGEST_WAIT_MILLIS));
        return Optional.empty();
    }

    private boolean isBusy(Answer answer) {
        if (answer.status() == 401) {
            logInAgain();
        }
        return Set.of(401, 429, 502, 503, 504).contains(answer.status());
    }

    /** A token lives for a quarter of an hour; where there is no new one now, there will be after the next 401. */
    private void logInAgain() {
        try {
            api = account.get();
        } catch (AssertionError | UncheckedIOException e) {
            pause(LONGEST_WAIT_MILLIS);
        }
    }

    /** Waits a little; true where the shop is closing. */
    private boolean pause(int millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
