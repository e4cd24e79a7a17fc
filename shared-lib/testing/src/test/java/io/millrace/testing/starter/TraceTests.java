package io.millrace.testing.starter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.millrace.contracts.EventTypes;
import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.EventHeaders;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.sample.SampleApplication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest(classes = SampleApplication.class)
class TraceTests {

    private static final String TOPIC = EventTypes.topicOf(OrdersEvent.class);
    private static final String SENDER = "00f067aa0ba902b7";

    @Autowired
    private EventProbe probe;

    @Autowired
    private MeterRegistry registry;

    private final UUID order = UUID.randomUUID();
    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final LogLines log = new LogLines("io.millrace");

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void handlerGoesOnWithTheTraceOfItsEventAndSoDoesWhatItTellsOthers() {
        publish("00-%s-%s-01".formatted(trace, SENDER), json());
        var next = traceParentOfNext();
        assertThat(next).matches("00-%s-[0-9a-f]{16}-01".formatted(trace)).doesNotContain(SENDER);
    }

    @Test
    void everyLineOnTheWayCarriesTheTrace() {
        publish("00-%s-%s-01".formatted(trace, SENDER), json());
        traceParentOfNext();
        assertThat(log.traces(Level.INFO, "The rejected order " + order)).containsExactly(trace);
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(log.traces(Level.DEBUG, order + " from"))
                        .hasSizeGreaterThanOrEqualTo(2)
                        .containsOnly(trace));
    }

    @Test
    void lineAboutADeadLetterCarriesItsTrace() {
        publish("00-%s-%s-01".formatted(trace, SENDER), "no json");
        await().atMost(60, SECONDS)
                .untilAsserted(() ->
                        assertThat(log.traces(Level.ERROR, order + " from")).containsExactly(trace));
    }

    @Test
    void traceThatCantBeReadIsANewOne() {
        for (var broken : List.of("", "00-zz-1-01", "00-" + "0".repeat(32) + "-" + SENDER + "-01", "\0")) {
            publish(broken, json());
        }
        await().atMost(60, SECONDS).until(() -> nextOnes().size() == 4);
        assertThat(nextOnes()).allMatch(next -> next.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
        assertThat(Set.copyOf(nextOnes())).hasSize(4);
    }

    @Test
    void timeOfHandlingIsKnownByTypeAndOutcomeAndNothingMore() {
        publish("00-%s-%s-01".formatted(trace, SENDER), json());
        traceParentOfNext();
        var timer = await().atMost(60, SECONDS)
                .until(
                        () -> registry.find("millrace.event")
                                .tag("type", EventTypes.typeOf(OrderRejected.class))
                                .tag("outcome", "handled")
                                .timer(),
                        found -> found != null && found.count() > 0);
        assertThat(timer.getId().getDescription()).startsWith("Handling of events");
        assertThat(timer.getId().getTags())
                .extracting(Tag::getKey)
                .containsExactlyInAnyOrder("application", "error", "outcome", "type");
    }

    private void publish(String traceParent, String json) {
        var headers = EventProbe.headers(new OrderRejected(order, "user", RejectionReason.TIMEOUT), UUID.randomUUID());
        headers.put(EventHeaders.TRACE_PARENT, traceParent);
        probe.publishRaw(TOPIC, order.toString(), headers, json.getBytes(UTF_8));
    }

    private String json() {
        return new EventCodec().write(new OrderRejected(order, "user", RejectionReason.TIMEOUT));
    }

    private String traceParentOfNext() {
        await().atMost(60, SECONDS).until(() -> nextOnes().size() == 1);
        return nextOnes().getFirst();
    }

    /** The trace contexts of the events that the handler has sent, each once though Kafka may have two copies. */
    private List<String> nextOnes() {
        var traces = new LinkedHashMap<String, String>();
        probe.records(OrderCancelled.class).stream()
                .filter(sent -> sent.key().equals(order.toString()))
                .forEach(sent -> traces.put(
                        EventHeaders.text(sent.headers(), EventHeaders.ID),
                        EventHeaders.text(sent.headers(), EventHeaders.TRACE_PARENT)));
        return List.copyOf(traces.values());
    }
}
