package io.millrace.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Prometheus' own tool does not look at; it runs in .ci/rules. */
class RulesTests {

    private static final Pattern ENTRY =
            Pattern.compile("^## (\\w+)\n(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    static List<Eyes.Alert> alerts() {
        return Eyes.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertLeadsToItsEntryInTheRunbook(Eyes.Alert alert) {
        assertThat(alert.annotations())
                .containsKey("summary")
                .containsEntry("runbook_url", "docs/runbook.md#" + alert.name().toLowerCase(Locale.ROOT));
        assertThat(alert.severity()).isIn("page", "ticket");
        assertThat(entryOf(alert.name()))
                .contains("**It means** that ", "**Look** ", "**Do** ")
                .hasSizeGreaterThan(200);
    }

    @Test
    void runbookHasNoEntryOfAnAlertThatIsGone() {
        assertThat(ENTRY.matcher(Eyes.runbook()).results().map(entry -> entry.group(1)))
                .containsExactlyElementsOf(
                        alerts().stream().map(Eyes.Alert::name).toList());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertHasBeenSeenToFire(Eyes.Alert alert) {
        assertThat(Eyes.read(Eyes.FOLDER.resolve("prometheus/rules-tests.yml")))
                .containsPattern("alertname[:=] ?\"?%s\\b".formatted(alert.name()));
    }

    private static String entryOf(String alert) {
        return ENTRY.matcher(Eyes.runbook())
                .results()
                .filter(entry -> entry.group(1).equals(alert))
                .map(entry -> entry.group(2))
                .findFirst()
                .orElse("");
    }
}
