package io.millrace.starter.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@ExtendWith(OutputCaptureExtension.class)
class UpkeepTests {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicInteger rounds = new AtomicInteger();

    private Upkeep upkeep;

    @AfterEach
    void end() {
        upkeep.stop();
    }

    @Test
    void aRoundThatFailsIsFollowedByTheNextAndSaidOnce(CapturedOutput output) {
        start(() -> rounds.incrementAndGet() <= 3 ? Mono.error(new IllegalStateException("no")) : Mono.empty());

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(rounds).hasValueGreaterThan(4));

        assertThat(metrics.get("millrace.upkeep.failures")
                        .tag("task", "test")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(output).containsOnlyOnce("The test fails").containsOnlyOnce("The test works again");
    }

    @Test
    void aRoundThatThrowsIsAFailureLikeAnyOther() {
        start(() -> {
            rounds.incrementAndGet();
            throw new IllegalStateException("no");
        });

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(rounds).hasValueGreaterThan(2));
    }

    @Test
    void roundsDoNotOverlapAndEndWithTheService() {
        var first = Sinks.empty();
        start(() -> {
            rounds.incrementAndGet();
            return first.asMono().then();
        });

        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(rounds).hasValueLessThan(2));
        first.tryEmitEmpty();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(rounds).hasValueGreaterThan(2));

        upkeep.stop();
        var last = rounds.get();
        await().during(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(rounds).hasValueLessThanOrEqualTo(last + 1));
    }

    private void start(Supplier<Mono<Void>> round) {
        upkeep = new Upkeep("test", Duration.ofMillis(5), round, metrics);
        upkeep.start();
    }
}
