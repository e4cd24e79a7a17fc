package io.millrace.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalBucketsTests {

    private static final int BURST = 10;
    private static final int REMEMBERED = 100;

    private final TestClock clock = new TestClock();
    private final LocalBuckets buckets = new LocalBuckets(new Policy("user", 5, BURST), REMEMBERED, clock);

    @Test
    void aBurstIsThereAtOnceAndThenWhatTimeBrings() {
        assertThat(passed("anna", 2 * BURST)).isEqualTo(BURST);

        clock.goOn(Duration.ofSeconds(1));

        assertThat(passed("anna", 2 * BURST)).isEqualTo(5);
    }

    @Test
    void callersDoNotTakeFromEachOther() {
        passed("anna", 2 * BURST);

        assertThat(passed("ben", BURST)).isEqualTo(BURST);
    }

    @Test
    void noMoreCallersAreRememberedThanThereIsRoomFor() {
        IntStream.range(0, 50 * REMEMBERED).forEach(caller -> buckets.take("caller " + caller));

        assertThat(buckets.remembered()).isLessThanOrEqualTo(REMEMBERED);
    }

    @Test
    void nobodyGetsAFullBucketByComingUnderManyNames() {
        passed("anna", 2 * BURST);

        IntStream.range(0, 50 * REMEMBERED).forEach(caller -> buckets.take("caller " + caller));

        assertThat(passed("anna", BURST)).isZero();
    }

    @Test
    void aBucketIsForgottenOnlyWhenItIsFullAgain() {
        passed("anna", BURST);
        clock.goOn(Duration.ofMillis(1900));
        assertThat(passed("anna", 2 * BURST)).isEqualTo(9);

        clock.goOn(Duration.ofMillis(2001));
        assertThat(buckets.remembered()).isZero();
        assertThat(passed("anna", 2 * BURST)).isEqualTo(BURST);
    }

    private long passed(String caller, int requests) {
        return IntStream.range(0, requests)
                .filter(request -> buckets.take(caller).isConsumed())
                .count();
    }
}
