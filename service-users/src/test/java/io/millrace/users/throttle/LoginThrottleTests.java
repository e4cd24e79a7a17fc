package io.millrace.users.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.starter.problem.ProblemException;
import io.millrace.users.TestClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class LoginThrottleTests {

    private static final String OWNER = "10.0.0.1";
    private static final String ATTACKER = "10.0.0.2";
    private static final String ANN = "ann@example.org";
    private static final int FREE = 3;
    private static final int BURST = 20;
    private static final int PLACES = 3;
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration MEMORY = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final LoginProperties properties =
            new LoginProperties(BURST, Duration.ofSeconds(6), 100, FREE, FIRST, LONGEST, MEMORY, 100, PLACES);
    private final LoginThrottle throttle = new LoginThrottle(
            new AddressLimit(properties.ofAddress(), clock), new AccountDelays(properties, clock, time));
    private final AtomicInteger checked = new AtomicInteger();

    @AfterEach
    void stop() {
        time.dispose();
    }

    @Test
    void aFewSlipsCostNoTimeAndEachFurtherFailureDoublesTheWaitUpToTheLongest() {
        fail(ANN, OWNER, FREE);
        for (var wait = FIRST; wait.compareTo(LONGEST) <= 0; wait = wait.multipliedBy(2)) {
            failsAfter(wait);
        }
        failsAfter(LONGEST);
    }

    private void failsAfter(Duration wait) {
        var before = checked.get();
        var attempt = attempt(ANN, OWNER, false);
        time.advanceTimeBy(wait.minusMillis(1));
        assertThat(checked).hasValue(before);
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(attempt.join()).isNull();
    }

    @Test
    void theOwnerGetsInHoweverManyHaveFailedAndHowLongTheyGoOn() {
        failDistributed(200);
        var owner = attempt(ANN, OWNER, true);
        assertThat(owner).isNotDone();
        time.advanceTimeBy(LONGEST);
        assertThat(owner.join()).isEqualTo("in");
    }

    @Test
    void whoGetsInWaitsNoMore() {
        fail(ANN, OWNER, FREE);
        var owner = attempt(ANN, OWNER, true);
        time.advanceTimeBy(FIRST);
        owner.join();
        assertThat(attempt(ANN, OWNER, true)).isDone();
    }

    @Test
    void somebodyElsesFailuresAreNotMine() {
        fail(ANN, ATTACKER, FREE);
        assertThat(attempt("bea@example.org", ATTACKER, true)).isDone();
    }

    @Test
    void anotherCaseIsTheSameAccount() {
        fail("iris@example.org", ATTACKER, FREE);
        assertThat(attempt("IRIS@Example.org", ATTACKER, true)).isNotDone();
        assertThat(attempt("\u0130ris@example.org", OWNER, true)).isNotDone();
    }

    @Test
    void anAddressWaitsOnceAtAnAccountAndTheOwnerAllTheSame() {
        fail(ANN, ATTACKER, FREE);
        begin(ANN, ATTACKER);
        isRefused(attempt(ANN, ATTACKER, false), HttpStatus.TOO_MANY_REQUESTS);
        var owner = attempt(ANN, OWNER, true);
        time.advanceTimeBy(FIRST);
        assertThat(owner.join()).isEqualTo("in");
    }

    @Test
    void thePlaceToWaitInIsFreeAgainWhenTheWaitEndsOrItsClientLeaves() {
        fail(ANN, OWNER, FREE);
        throttle.guard(ANN, OWNER, Mono.just("in")).subscribe().dispose();
        var next = attempt(ANN, OWNER, false);
        time.advanceTimeBy(FIRST);
        next.join();
        assertThat(attempt(ANN, OWNER, true)).isNotCompletedExceptionally();
    }

    @Test
    void soManyMayWaitAndOneMoreIsTurnedAwayAtOnceWhileOthersGetIn() {
        fail(ANN, OWNER, FREE);
        IntStream.range(0, PLACES).forEach(each -> begin(ANN, "10.1.0." + each));
        isRefused(attempt(ANN, OWNER, true), HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(attempt("bea@example.org", OWNER, true)).isDone();
        time.advanceTimeBy(FIRST);
        assertThat(attempt(ANN, OWNER, true)).isNotCompletedExceptionally();
    }

    @Test
    void anAddressThatFailsTooOftenIsSentAwayWhateverItTriesAndOthersAreNot() {
        IntStream.range(0, BURST).forEach(each -> fail("nobody%d@example.org".formatted(each), ATTACKER, 1));
        isRefused(attempt(ANN, ATTACKER, true), HttpStatus.TOO_MANY_REQUESTS);
        assertThat(attempt(ANN, OWNER, true)).isDone();
        clock.advance(properties.refill());
        assertThat(attempt(ANN, ATTACKER, true)).isDone();
    }

    @Test
    void gettingInCostsAnAddressNothing() {
        IntStream.range(0, 3 * BURST)
                .forEach(each -> assertThat(attempt(ANN, OWNER, true).join()).isEqualTo("in"));
    }

    @Test
    void whatIsOurOwnFaultCountsAsNoFailure() {
        IntStream.range(0, 3 * BURST)
                .mapToObj(each -> throttle.guard(ANN, OWNER, Mono.error(new IllegalStateException("away"))))
                .forEach(attempt ->
                        attempt.onErrorComplete(IllegalStateException.class).block());
        assertThat(attempt(ANN, OWNER, true)).isDone();
    }

    @Test
    void madeUpAccountsFromOneAddressDoNotWashAwayWhatIsRemembered() {
        fail(ANN, ATTACKER, FREE);
        IntStream.range(0, 10_000).forEach(each -> begin("nobody%d@example.org".formatted(each), ATTACKER));
        assertThat(attempt(ANN, OWNER, true)).isNotDone();
    }

    @Test
    void failuresAreForgottenInTime() {
        fail(ANN, OWNER, FREE);
        clock.advance(MEMORY);
        assertThat(attempt(ANN, OWNER, true)).isDone();
    }

    private void failDistributed(int failures) {
        for (var each = 0; each < failures; each++) {
            begin(ANN, "10.2.0." + each);
            time.advanceTimeBy(LONGEST);
        }
    }

    private void fail(String email, String address, int times) {
        IntStream.range(0, times).forEach(each -> attempt(email, address, false).join());
    }

    private void begin(String email, String address) {
        var _ = attempt(email, address, false);
    }

    /** One that is right answers "in", one that is wrong nothing. */
    private CompletableFuture<String> attempt(String email, String address, boolean right) {
        var check = Mono.fromSupplier(checked::incrementAndGet)
                .filter(each -> right)
                .map(each -> "in");
        return throttle.guard(email, address, check).toFuture();
    }

    private static void isRefused(CompletableFuture<String> attempt, HttpStatus status) {
        assertThat(attempt)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.getStatusCode()).isEqualTo(status));
    }
}
