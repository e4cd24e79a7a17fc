package io.millrace.acceptance.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Metrics;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class GarbageTests {

    private static final int TOKENS = 2_000;
    private static final int SENDERS = 8;

    /** How often a process may fetch keys: when those that it has are this old, in the settings of the shared system. */
    private static final Duration AGE = Duration.ofSeconds(2);

    @Test
    void tokensOfUnknownKeysByTheThousandCostAHandfulOfFetches(MillraceSystem system) throws InterruptedException {
        var users = new Metrics(system, Service.USERS);
        var targets = Service.values();
        var next = new AtomicInteger();
        var begin = Instant.now();
        double before = fetches(users);

        var statuses = inParallel(() -> {
            var target = targets[next.getAndIncrement() % targets.length];
            return Api.at(system.url(target))
                    .with("Authorization", "Bearer " + garbage())
                    .get("/api/orders")
                    .status();
        });

        assertThat(statuses).hasSize(TOKENS).containsOnly(401);
        double handful =
                2.0 * targets.length * (Duration.between(begin, Instant.now()).dividedBy(AGE) + 1);
        assertThat(fetches(users) - before)
                .as("fetches: a handful, beside the tokens")
                .isLessThanOrEqualTo(handful)
                .isLessThan(TOKENS / 10.0);
    }

    private static List<Integer> inParallel(Callable<Integer> call) throws InterruptedException {
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            return senders.invokeAll(Collections.nCopies(TOKENS, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static double fetches(Metrics users) {
        return users.sum("http_server_requests_seconds_count", "uri=\"/.well-known/jwks.json\"");
    }

    /** Well-formed, and by a key that nobody has heard of. */
    private static String garbage() {
        return encoded("""
                {"alg": "ES256", "kid": "%s"}""".formatted(UUID.randomUUID())) + "." + encoded("""
                {"sub": "nobody", "aud": "millrace"}""") + "." + encoded("x".repeat(64));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
