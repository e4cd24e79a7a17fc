package io.millrace.acceptance.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.driver.Shop;
import io.millrace.acceptance.driver.Topics;
import io.millrace.cli.system.MillraceSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class TraceTests {

    private static final Duration SOON = Duration.ofMinutes(1);

    @Test
    void oneTraceLeadsFromTheGatewayToTheConfirmedOrder(MillraceSystem system) {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var lamp = new Shop(system).product(100, 1);
        var customer = Api.newCustomer(system).with("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(trace));

        String order = Shop.awaitStatus(customer, Shop.place(customer, lamp, 1), "CONFIRMED")
                .text("$.id");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(travelled(system, order))
                        .extracting(Topics.Event::name)
                        .contains("OrderPlaced", "StockReserved", "CreditReserved", "OrderConfirmed"));
        assertThat(travelled(system, order))
                .extracting(event -> event.header("traceparent"))
                .allMatch(parent -> parent.contains(trace));
        assertThat(log(system, "gateway")).anyMatch(line -> line.contains(trace) && line.contains("/api/orders"));
        for (var service : List.of("orders", "catalog", "users")) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(linesAbout(system, service, order))
                            .isNotEmpty()
                            .allMatch(line -> line.contains(trace)));
        }
    }

    private static List<Topics.Event> travelled(MillraceSystem system, String order) {
        try (var topics = new Topics(system)) {
            return topics.all().stream()
                    .filter(event -> order.equals(event.key()))
                    .toList();
        }
    }

    private static List<String> linesAbout(MillraceSystem system, String service, String order) {
        return log(system, service).stream()
                .filter(line -> line.contains(order))
                .toList();
    }

    private static List<String> log(MillraceSystem system, String service) {
        var file = system.entries().stream()
                .filter(entry -> entry.name().equals(service))
                .map(entry -> Path.of(entry.log()))
                .findFirst()
                .orElseThrow();
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
