package io.millrace.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTests {

    private static final Duration SHORT_RUN = Duration.ofSeconds(1);

    private final Backoff backoff = new Backoff();

    @Test
    void waitsLongerAfterEachShortRunUpToALimit() {
        var waits =
                IntStream.range(0, 10).mapToObj(i -> backoff.after(SHORT_RUN)).toList();

        assertThat(waits)
                .startsWith(Backoff.FIRST, Backoff.FIRST.multipliedBy(2))
                .endsWith(Backoff.LONGEST);
        assertThat(waits).isSorted();
    }

    @Test
    void forgetsOldDeathsAfterAGoodWhile() {
        IntStream.range(0, 10).forEach(i -> backoff.after(SHORT_RUN));

        assertThat(backoff.after(Backoff.GOOD_WHILE)).isEqualTo(Backoff.FIRST);
    }
}
