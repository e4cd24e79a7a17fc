package io.millrace.acceptance.chaos;

import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Shop;
import io.millrace.cli.system.MillraceSystem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Kills servers, sees to it that they come back, and tells how long that took. */
final class Disasters {

    /** A JVM's start on a busy machine, and what waited meanwhile. */
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    private static final double MILLIS = 1000;

    private final MillraceSystem system;
    private final String product;
    private final Api customer;

    Disasters(MillraceSystem system) {
        this.system = system;
        this.product = new Shop(system).product(1, 1_000_000);
        this.customer = Api.newCustomer(system);
    }

    /** Kills a server with {@code SIGKILL}, and returns when it is back and an order placed since is confirmed. */
    void strike(String victim) {
        var begin = Instant.now();
        system.kill(victim);
        var order =
                await().atMost(RECOVERY).until(this::order, Optional::isPresent).orElseThrow();
        var ordered = Duration.between(begin, Instant.now());
        await().atMost(RECOVERY).until(() -> isConfirmed(order));
        var confirmed = Duration.between(begin, Instant.now());
        await().atMost(RECOVERY).until(() -> system.isHealthy(victim));
        var healthy = Duration.between(begin, Instant.now());
        System.out.printf(
                "  %-10s killed: orders taken after %5.1f s, confirmed after %5.1f s, itself back after %5.1f s%n",
                victim, ordered.toMillis() / MILLIS, confirmed.toMillis() / MILLIS, healthy.toMillis() / MILLIS);
    }

    private Optional<String> order() {
        try {
            var answer = customer.order(product, 1);
            return answer.status() == 202 ? Optional.of(answer.text("$.id")) : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** An order that timed out while its helpers were away is placed again: what counts is that orders go through. */
    private boolean isConfirmed(String order) {
        try {
            var answer = customer.get("/api/orders/" + order);
            return answer.status() == 200 && "CONFIRMED".equals(answer.text("$.status"));
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
