package io.millrace.users.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.starter.problem.ProblemException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.StepVerifier;

class PasswordHasherTests {

    private static final String PASSWORD = "correct horse battery";
    private static final int QUEUE = 2;

    private final PasswordConfiguration configuration = new PasswordConfiguration();
    private final PasswordProperties properties = new PasswordProperties(4, QUEUE);
    private final Scheduler scheduler = configuration.passwordScheduler(properties);
    private final PasswordHasher hasher =
            configuration.passwordHasher(configuration.passwordEncoder(properties), scheduler);

    @AfterEach
    void stop() {
        scheduler.dispose();
    }

    @Test
    void thePasswordMatchesItsHashAndNoOtherDoes() {
        var hash = Objects.requireNonNull(hasher.hash(PASSWORD).block());
        StepVerifier.create(hasher.matches(PASSWORD, hash)).expectNext(true).verifyComplete();
        StepVerifier.create(hasher.matches("wrong horse battery", hash))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void withoutAHashNoPasswordMatches() {
        StepVerifier.create(hasher.matches(PASSWORD, null)).expectNext(false).verifyComplete();
    }

    @Test
    void aPasswordThatOnlyBeginsWithTheRightOneDoesNotMatch() {
        var longest = "x".repeat(72);
        var hash = Objects.requireNonNull(hasher.hash(longest).block());
        StepVerifier.create(hasher.matches(longest + "y", hash))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void whateverFormTheKeyboardWritesItIsTheSamePassword() {
        var composed = "caf\u00e9 au lait noir";
        var decomposed = "cafe\u0301 au lait noir";
        StepVerifier.create(hasher.hash(composed).flatMap(hash -> hasher.matches(decomposed, hash)))
                .expectNext(true)
                .verifyComplete();
        StepVerifier.create(hasher.hash(decomposed).flatMap(hash -> hasher.matches(composed, hash)))
                .expectNext(true)
                .verifyComplete();
    }

    @Test
    void aHashOfAnEarlierReleaseMatchesWhatWasTypedThen() {
        var decomposed = "cafe\u0301 au lait noir";
        var hash = configuration.passwordEncoder(properties).encode(decomposed);
        StepVerifier.create(hasher.matches(decomposed, hash)).expectNext(true).verifyComplete();
    }

    @Test
    void hashingHasThreadsOfItsOwn() {
        StepVerifier.create(
                        hasher.hash(PASSWORD).map(hash -> Thread.currentThread().getName()))
                .assertNext(thread -> assertThat(thread).startsWith("password-hash"))
                .verifyComplete();
    }

    @Test
    void withTooManyWaitingTheNextIsTurnedAwayAtOnceAndToldWhenToComeBack() {
        var gate = new CountDownLatch(1);
        var occupied = Flux.range(0, Runtime.getRuntime().availableProcessors() + QUEUE)
                .flatMap(each -> Mono.fromCallable(() -> await(gate)).subscribeOn(scheduler))
                .then()
                .toFuture();
        StepVerifier.create(hasher.hash(PASSWORD))
                .verifyErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(ProblemException.class, PasswordHasherTests::isBusy));
        gate.countDown();
        occupied.join();
        StepVerifier.create(hasher.hash(PASSWORD)).expectNextCount(1).verifyComplete();
    }

    private static void isBusy(ProblemException busy) {
        assertThat(busy.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(busy.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotBlank();
    }

    private static boolean await(CountDownLatch gate) throws InterruptedException {
        gate.await();
        return true;
    }
}
