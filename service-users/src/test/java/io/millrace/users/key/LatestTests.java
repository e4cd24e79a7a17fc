package io.millrace.users.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class LatestTests {

    private final Latest<String> latest = new Latest<>();

    @Test
    void aReadingThatBeganEarlierAndEndsLaterCountsForNothing() {
        var slow = Sinks.<String>one();
        var reading = latest.read(slow.asMono()).toFuture();
        latest.read(Mono.just("without the withdrawn key")).block();
        slow.tryEmitValue("with the withdrawn key");
        reading.join();
        assertThat(latest.value()).isEqualTo("without the withdrawn key");
    }

    @Test
    void theNextReadingCounts() {
        latest.read(Mono.just("first")).block();
        latest.read(Mono.just("second")).block();
        assertThat(latest.value()).isEqualTo("second");
    }

    @Test
    void whatCantBeReadLeavesTheLatest() {
        latest.read(Mono.just("first")).block();
        latest.read(Mono.<String>error(new IllegalStateException("away")))
                .onErrorComplete()
                .block();
        assertThat(latest.value()).isEqualTo("first");
    }
}
