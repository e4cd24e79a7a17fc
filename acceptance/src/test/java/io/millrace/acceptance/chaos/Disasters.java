package io.millrace.acceptance.chaos;

import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Answer;
import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Shop;
import io.millrace.cli.system.MillraceSystem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Kills servers, sees to it that they come back, and tells how long that took. */
final class Disasters {

    /** A JVM's start on a busy machine, and what waited meanwhile. */
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    private static final double MILLIS = 1000;

    private static final String UNDECIDED = "PENDING";
    private static final String CONFIRMED = "CONFIRMED";

    private final MillraceSystem system;
    private final String product;
    private final String email;
    private Api customer;
    private String order = "";

    Disasters(MillraceSystem system) {
        this.system = system;
        this.product = new Shop(system).product(1, 1_000_000);
        this.email = Api.register(system);
        this.customer = Api.customer(system, email);
    }

    /** Kills a server with {@code SIGKILL}, and returns when it is back and an order placed since is confirmed. */
    void strike(String victim) {
        var begin = Instant.now();
        system.kill(victim);
        await().atMost(RECOVERY).until(this::takesAnOrder);
        var ordered = Duration.between(begin, Instant.now());
        await().atMost(RECOVERY).until(this::confirmsAnOrder);
        var confirmed = Duration.between(begin, Instant.now());
        await().atMost(RECOVERY).until(() -> system.isHealthy(victim));
        var healthy = Duration.between(begin, Instant.now());
        System.out.printf(
                "  %-10s killed: orders taken after %5.1f s, confirmed after %5.1f s, itself back after %5.1f s%n",
                victim, ordered.toMillis() / MILLIS, confirmed.toMillis() / MILLIS, healthy.toMillis() / MILLIS);
    }

    private boolean takesAnOrder() {
        var answer = ask(() -> customer.order(product, 1), 202);
        answer.ifPresent(taken -> order = taken.text("$.id"));
        return answer.isPresent();
    }

    /** An order that timed out while its helpers were away is placed again: what counts is that orders go through. */
    private boolean confirmsAnOrder() {
        var answer = ask(() -> customer.get("/api/orders/" + order), 200);
        var status = answer.map(known -> known.text("$.status")).orElse(UNDECIDED);
        if (!UNDECIDED.equals(status) && !CONFIRMED.equals(status)) {
            takesAnOrder();
        }
        return CONFIRMED.equals(status);
    }

    /** Empty while the system does not answer as it should. */
    private Optional<Answer> ask(Supplier<Answer> question, int expected) {
        try {
            var answer = question.get();
            if (answer.status() == 401) {
                logInAgain();
            }
            return Optional.of(answer).filter(given -> given.status() == expected);
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** A token lives for a quarter of an hour, and all of chaos may take longer. */
    private void logInAgain() {
        try {
            customer = Api.customer(system, email);
        } catch (AssertionError busy) {
            System.out.printf("  no login: %s%n", busy.getMessage());
        }
    }
}
