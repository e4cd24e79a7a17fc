package io.millrace.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.starter.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class StreamPlacesTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StreamsLifecycle lifecycle = new StreamsLifecycle();
    private final StreamPlaces places = new StreamPlaces(new LimitsProperties.Streams(3, 2), lifecycle);

    @Test
    void oneStreamTooManyOfACallerIs429() {
        open("anna");
        open("anna");

        assertRefused("anna", HttpStatus.TOO_MANY_REQUESTS);
        assertThat(places.open()).isEqualTo(2);
    }

    @Test
    void oneStreamTooManyInAllIs503WhoeverAsks() {
        open("anna");
        open("anna");
        open("ben");

        assertRefused("carla", HttpStatus.SERVICE_UNAVAILABLE);
        assertRefused("anna", HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(places.open()).isEqualTo(3);
    }

    @Test
    void whatEndsMakesRoomHoweverItEnds() {
        for (var round = 0; round < 3; round++) {
            places.hold("anna", Flux.just("done")).blockLast();
            places.hold("anna", Flux.error(new IOException("broken")))
                    .onErrorComplete()
                    .blockLast();
            places.hold("anna", Flux.never()).subscribe().dispose();
            places.holdAnswer("anna", Mono.never()).subscribe().dispose();
        }

        assertThat(places.open()).isZero();
        open("anna");
    }

    @Test
    void aStreamThatNobodyListensToTakesNoPlace() {
        IntStream.range(0, 10).forEach(stream -> places.hold("anna", Flux.never()));

        assertThat(places.open()).isZero();
    }

    @Test
    void noPlaceIsLostOrGivenTwiceHoweverManyComeAndGo() {
        Flux.range(0, 10_000)
                .flatMap(
                        stream -> places.hold("caller " + stream % 3, Flux.just(stream))
                                .onErrorComplete(ProblemException.class)
                                .subscribeOn(Schedulers.parallel()),
                        16)
                .blockLast(PATIENCE);

        assertThat(places.open()).isZero();
        open("caller 0");
        open("caller 0");
        assertRefused("caller 0", HttpStatus.TOO_MANY_REQUESTS);
    }

    @Test
    void streamsEndAtOnceWhenTheProcessStopsAndSoDoLaterOnes() {
        lifecycle.start();

        StepVerifier.create(places.hold("anna", Flux.just("first").concatWith(Flux.never())))
                .expectNext("first")
                .then(lifecycle::stop)
                .expectComplete()
                .verify(PATIENCE);
        StepVerifier.create(places.hold("anna", Flux.never())).expectComplete().verify(PATIENCE);
        assertThat(places.open()).isZero();
    }

    private void open(String caller) {
        var stream = places.hold(caller, Flux.never()).subscribe();
        assertThat(stream.isDisposed()).isFalse();
    }

    private void assertRefused(String caller, HttpStatus status) {
        StepVerifier.create(places.hold(caller, Flux.never()))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(ProblemException.class, problem -> {
                            assertThat(problem.getStatusCode()).isEqualTo(status);
                            assertThat(problem.getHeaders().toSingleValueMap())
                                    .containsEntry(HttpHeaders.RETRY_AFTER, "5");
                        }))
                .verify(PATIENCE);
    }
}
