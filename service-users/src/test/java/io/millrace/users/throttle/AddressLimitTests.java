package io.millrace.users.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.users.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class AddressLimitTests {

    private static final int BURST = 5;
    private static final Duration REFILL = Duration.ofSeconds(6);

    private final TestClock clock = new TestClock();
    private final AddressLimit limit = new AddressLimit(new Allowance(BURST, REFILL, 100), clock);

    @Test
    void anAddressThatHasUsedUpItsAttemptsIsToldWhenToComeAgain() {
        useUp("10.0.0.1");
        assertThatExceptionOfType(TooManyAttemptsException.class)
                .isThrownBy(() -> limit.take("10.0.0.1"))
                .satisfies(refusal -> {
                    assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
                    assertThat(refusal.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                            .isEqualTo("6");
                });
        clock.advance(REFILL.minusMillis(1));
        isRefused("10.0.0.1");
        clock.advance(Duration.ofMillis(1));
        isAllowed("10.0.0.1");
        isRefused("10.0.0.1");
    }

    @Test
    void anotherAddressHasAttemptsOfItsOwn() {
        useUp("10.0.0.1");
        isAllowed("10.0.0.2");
    }

    @Test
    void whatIsGivenBackCanBeUsedAgain() {
        useUp("10.0.0.1");
        limit.giveBack("10.0.0.1");
        isAllowed("10.0.0.1");
        isRefused("10.0.0.1");
    }

    @Test
    void ofManyWhoComeAtOnceNoMoreGetThroughThanMay() {
        var allowed = IntStream.range(0, 200)
                .parallel()
                .filter(each -> isTaken("10.0.0.1"))
                .count();
        assertThat(allowed).isEqualTo(BURST);
    }

    @Test
    void aFloodOfAddressesKeepsTheNumberOfThoseRememberedBounded() {
        IntStream.range(0, 10_000).forEach(each -> limit.take("10.1.%d.%d".formatted(each / 256, each % 256)));
        assertThat(limit.remembered()).isLessThanOrEqualTo(100);
    }

    private void useUp(String address) {
        IntStream.range(0, BURST).forEach(each -> limit.take(address));
    }

    private boolean isTaken(String address) {
        try {
            limit.take(address);
            return true;
        } catch (TooManyAttemptsException refused) {
            return false;
        }
    }

    private void isAllowed(String address) {
        assertThatCode(() -> limit.take(address)).doesNotThrowAnyException();
    }

    private void isRefused(String address) {
        assertThatExceptionOfType(TooManyAttemptsException.class).isThrownBy(() -> limit.take(address));
    }
}
