package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a client's tracing gets through. Nothing is sampled here, so whatever is was forced. */
class TracingTests extends GatewayTest {

    private static final String TRACE = "4bf92f3577b34da60000000000000001";
    private static final String PARENT = "00f067aa0ba902b7";

    /** Flags whose lowest bit, which says "sampled", is not set. */
    private static final String UNSAMPLED = "[0-9a-f][02468ace]";

    private final AtomicReference<HttpHeaders> seen = new AtomicReference<>();

    @ParameterizedTest
    @ValueSource(strings = {"00", "01", "ff"})
    void aClientsTraceGoesOnAndItsFlagsDoNot(String flags) {
        ask("traceparent", "00-%s-%s-%s".formatted(TRACE, PARENT, flags));

        assertThat(seen.get().getAll("traceparent"))
                .singleElement()
                .satisfies(parent -> assertThat(parent)
                        .matches("00-%s-[0-9a-f]{16}-%s".formatted(TRACE, UNSAMPLED))
                        .doesNotContain(PARENT));
    }

    @ParameterizedTest
    @CsvSource({
        "baggage, userId=alice",
        "Baggage, userId=alice",
        "tracestate, vendor=1",
        "b3, 4bf92f3577b34da60000000000000001-00f067aa0ba902b7-1",
        "X-B3-Sampled, 1",
        "X-B3-Flags, 1",
        "X-B3-TraceId, 4bf92f3577b34da60000000000000001"
    })
    void whatElseClientsSayOfTracesReachesNobody(String name, String value) {
        client = client.mutate()
                .defaultHeader("traceparent", "00-%s-%s-01".formatted(TRACE, PARENT))
                .build();

        ask(name, value);

        assertThat(seen.get().get(name)).isNull();
        assertThat(seen.get().get("traceparent")).matches("00-%s-.*-%s".formatted(TRACE, UNSAMPLED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b3", "X-B3-TraceId"})
    void olderWaysToTraceChooseNoTrace(String name) {
        ask(name, TRACE + "-" + PARENT + "-1");

        assertThat(seen.get().get("traceparent")).doesNotContain(TRACE).matches(".*-" + UNSAMPLED);
    }

    @Test
    void tracesThatBeginHereAreOfOurOwn() {
        ask("Accept", "text/plain");

        assertThat(seen.get().get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-" + UNSAMPLED);
    }

    private void ask(String header, String value) {
        CATALOG.behave((request, response) -> {
            seen.set(request.requestHeaders().copy());
            return StubService.ok(request, response);
        });
        client.get()
                .uri("/api/products")
                .header(header, value)
                .exchange()
                .expectStatus()
                .isOk();
    }
}
