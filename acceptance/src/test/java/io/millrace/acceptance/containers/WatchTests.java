package io.millrace.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prometheus of the profile observability, beside two of each service. */
@Tag("scale")
class WatchTests {

    private static final int PORT = 9090;
    /** Some rounds of looking for addresses, and of asking them. */
    private static final Duration SOON = Duration.ofMinutes(2);

    private static final List<String> OF_A_SLOW_MACHINE = List.of(
            "MillraceEventLoopLate",
            "MillraceErrorsLogged",
            "MillraceRouteFailing",
            "MillraceRouteSlow",
            "MillraceBreakerOpen",
            "MillraceOrdersTimeOut",
            "MillraceOrdersSlow");

    @Test
    void prometheusFindsEveryReplicaAndIsAnswered() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(asked("/api/v1/targets?state=active", "$.data.activeTargets[*].health"))
                        .hasSize(8)
                        .containsOnly("up"));
    }

    /** That nothing is lost or stuck; that all is quick is more than a machine which has just built it can promise. */
    @Test
    void itUnderstandsAllRulesAndNothingIsWrongThatTimeWillNotMend() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(asked("/api/v1/rules", "$.data.groups[*].rules[*].health"))
                        .isNotEmpty()
                        .containsOnly("ok"));
        assertThat(asked("/api/v1/alerts", "$.data.alerts[?(@.state == 'firing')].labels.alertname"))
                .isSubsetOf(OF_A_SLOW_MACHINE);
    }

    private static List<String> asked(String path, String json) {
        return JsonPath.read(Container.of("prometheus").getFirst().page(PORT, path), json);
    }
}
