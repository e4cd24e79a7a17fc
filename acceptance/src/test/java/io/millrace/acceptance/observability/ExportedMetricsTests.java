package io.millrace.acceptance.observability;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.driver.Shop;
import io.millrace.cli.system.MillraceSystem;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A panel whose metric is misspelt is empty, and an alert never fires: neither is noticed until it is needed. */
@ExtendWith(RunningSystem.class)
class ExportedMetricsTests {

    private static final Set<String> OF_PROMETHEUS_ITSELF = Set.of("up", "ALERTS");
    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("job", "instance");
    private static final Pattern PARTS = Pattern.compile("millrace_outbox_shards\\) < (\\d+)");

    private MillraceSystem system;

    @BeforeEach
    void orderSomething(MillraceSystem running) {
        system = running;
        var lamp = new Shop(running).product(100, 1);
        var customer = Api.newCustomer(running);
        Shop.awaitStatus(customer, Shop.place(customer, lamp, 1), "CONFIRMED");
        customer.post("/graphql", "{\"query\": \"{ orders(first: 1) { edges { node { id } } } }\"}")
                .expect(200);
    }

    @Test
    void whatTheDashboardAndTheRulesAskForIsExported() {
        untilTrue(scrape -> assertThat(selectors().filter(selector -> !scrape.has(selector)))
                .as("what nobody exports")
                .isEmpty());
    }

    @Test
    void whatTheyGroupByIsALabelOfIt() {
        untilTrue(scrape -> assertThat(Eyes.expressions()).allSatisfy(expression -> {
            var query = PromQl.read(expression);
            var labels = new HashSet<>(LABELS_OF_PROMETHEUS);
            query.selectors().forEach(selector -> labels.addAll(scrape.labelsOf(selector.metric())));
            assertThat(labels).as(expression).containsAll(query.groups());
        }));
    }

    @Test
    void whatIsDocumentedIsExportedAndWhatIsOursIsDocumented() {
        untilTrue(scrape -> {
            assertThat(scrape.families()).containsAll(Eyes.documented());
            assertThat(scrape.families())
                    .filteredOn(metric -> metric.startsWith("millrace_"))
                    .isSubsetOf(Eyes.documented())
                    .allSatisfy(metric -> assertThat(scrape.help().get(metric))
                            .as("what %s says of itself", metric)
                            .isNotBlank());
        });
    }

    @Test
    void rulesKnowIntoHowManyPartsTheOutboxIsCut() {
        var rule = PARTS.matcher(String.join(" ", Eyes.expressions()));
        assertThat(rule.find()).isTrue();

        untilTrue(scrape -> assertThat(scrape.samples().stream()
                        .filter(sample -> sample.name().equals("millrace_outbox_shards"))
                        .filter(sample -> "orders".equals(sample.labels().get("application")))
                        .mapToDouble(Scrape.Sample::value)
                        .sum())
                .isEqualTo(Double.parseDouble(rule.group(1))));
    }

    private static Stream<PromQl.Selector> selectors() {
        return Eyes.expressions().stream()
                .flatMap(expression -> PromQl.read(expression).selectors().stream())
                .filter(selector -> !OF_PROMETHEUS_ITSELF.contains(selector.metric()))
                .distinct();
    }

    /** Some figures are asked for every few seconds only. */
    private void untilTrue(Consumer<Scrape> holds) {
        await().atMost(60, SECONDS).untilAsserted(() -> holds.accept(Scrape.of(system)));
    }
}
