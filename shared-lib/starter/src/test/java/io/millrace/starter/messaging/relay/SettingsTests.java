package io.millrace.starter.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTests {

    @Test
    void relayThatIsInGoodHealthIsNeverTakenForOneThatStandsStill() {
        var seldom = Rows.settings("poll-interval=1h", "patience=2s", "silence=3s");
        assertThat(seldom.longestPause()).isEqualTo(Duration.ofHours(1).plusSeconds(5));
    }

    @Test
    void settingsThatWouldStopTheRelayAreRefused() {
        assertThatException()
                .isThrownBy(() -> Rows.settings("batch-size=0"))
                .havingRootCause()
                .withMessageContaining("batch-size must be positive");
        assertThatException()
                .isThrownBy(() -> Rows.settings("patience=0s"))
                .havingRootCause()
                .withMessageContaining("durations of millrace.messaging.outbox must be positive");
    }
}
