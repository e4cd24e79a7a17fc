package io.millrace.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.ConsumptionProbe;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RateLimitsTests {

    private static final Policy USER = new Policy("user", 2, 5);
    private static final Policy ADDRESS = new Policy("address", 1, 3);

    private final TestClock clock = new TestClock();
    private final List<Caller> asked = new ArrayList<>();
    private ConsumptionProbe shared = ConsumptionProbe.consumed(100, 0);

    private final RateLimits limits = new RateLimits(
            new Callers(USER, ADDRESS, request -> "198.51.100.7"),
            Map.of(USER, new LocalBuckets(USER, 100, clock), ADDRESS, new LocalBuckets(ADDRESS, 100, clock)),
            caller -> Mono.fromSupplier(() -> {
                asked.add(caller);
                return shared;
            }));

    @Test
    void anAnswerTellsTheLimitAndWhatIsLeftOfIt() {
        var exchange = exchangeOf("anna");

        StepVerifier.create(limits.charge(exchange)).verifyComplete();

        assertThat(exchange.getResponse().getHeaders().toSingleValueMap())
                .containsEntry("RateLimit-Policy", "\"user\";q=5;w=3")
                .containsEntry("RateLimit", "\"user\";r=4;t=1");
    }

    @Test
    void whoAsksForTooMuchIsToldWhenToComeBackAndMayThen() {
        for (var request = 0; request < 5; request++) {
            StepVerifier.create(limits.charge(exchangeOf("anna"))).verifyComplete();
        }
        var tooMuch = exchangeOf("anna");

        StepVerifier.create(limits.charge(tooMuch))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(TooManyException.class, problem -> {
                            assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
                            assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                                    .isEqualTo("3");
                        }));
        assertThat(tooMuch.getResponse().getHeaders().getFirst("RateLimit")).isEqualTo("\"user\";r=0;t=3");

        clock.goOn(Duration.ofSeconds(3));
        StepVerifier.create(limits.charge(exchangeOf("anna"))).verifyComplete();
    }

    @Test
    void whoIsNotKnownIsCountedByAddressWhateverUsersDoThere() {
        for (var request = 0; request < 5; request++) {
            StepVerifier.create(limits.charge(exchangeOf("anna"))).verifyComplete();
        }

        for (var request = 0; request < 3; request++) {
            StepVerifier.create(limits.charge(anonymous())).verifyComplete();
        }
        StepVerifier.create(limits.charge(anonymous())).verifyError(TooManyException.class);
        StepVerifier.create(limits.charge(exchangeOf("ben"))).verifyComplete();
    }

    @Test
    void whatIsSharedCountsToo() {
        shared = ConsumptionProbe.consumed(1, 0);
        var last = exchangeOf("anna");
        StepVerifier.create(limits.charge(last)).verifyComplete();
        assertThat(last.getResponse().getHeaders().getFirst("RateLimit")).startsWith("\"user\";r=1;");

        shared = ConsumptionProbe.rejected(0, 1, Duration.ofSeconds(2).toNanos());
        StepVerifier.create(limits.charge(exchangeOf("anna"))).verifyError(TooManyException.class);
    }

    @Test
    void whoIsRefusedHereCostsNoCallToWhatIsShared() {
        for (var request = 0; request < 20; request++) {
            StepVerifier.create(limits.charge(exchangeOf("anna")).onErrorComplete())
                    .verifyComplete();
        }

        assertThat(asked).hasSize(5);
    }

    private static MockServerWebExchange exchangeOf(String user) {
        Principal principal = () -> user;
        return MockServerWebExchange.builder(MockServerHttpRequest.get("/"))
                .principal(principal)
                .build();
    }

    private static MockServerWebExchange anonymous() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/"));
    }
}
