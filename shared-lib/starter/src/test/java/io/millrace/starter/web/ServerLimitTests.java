package io.millrace.starter.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.starter.sample.Gate;
import io.millrace.starter.sample.OnASocket;
import io.millrace.starter.sample.RawHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocket.Listener;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@OnASocket
class ServerLimitTests {

    private static final String SLOW = "GET /open/slow HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String STREAM = "GET /open/stream HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String QUICK = "GET /open/versions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String HALF_A_BODY =
            "POST /open/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{";

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private Gate gate;

    @Autowired
    private MeterRegistry metrics;

    @BeforeEach
    @AfterEach
    void nobodyIsThere() {
        gate.open();
        await().atMost(60, SECONDS).until(() -> inFlight() == 0 && connections() == 0 && gate.waiting() == 0);
    }

    @Test
    void moreRequestsThanPlacesAreRefusedAtOnceAndToldWhenToComeBack() {
        var refused = refused();
        var busy = open(3, SLOW);
        await().atMost(60, SECONDS).until(() -> inFlight() == 3);

        assertThat(RawHttp.exchange(port, QUICK))
                .startsWith("HTTP/1.1 503 ")
                .containsPattern("(?i)\r\nretry-after: [0-9]+\r\n")
                .contains("Content-Type: application/problem+json");
        assertThat(refused()).isEqualTo(refused + 1);

        await().atMost(60, SECONDS).until(() -> gate.waiting() == 3); // whoever came later would find it closed
        gate.open();
        busy.forEach(request -> assertThat(request.until("slow")).startsWith("HTTP/1.1 200 "));
        await().atMost(60, SECONDS).until(() -> inFlight() == 0); // a place is given back after its answer
        assertThat(RawHttp.exchange(port, QUICK)).startsWith("HTTP/1.1 200 ");
        close(busy);
    }

    @Test
    void clientThatLeavesGivesItsPlaceBack() {
        var busy = open(3, SLOW);
        await().atMost(60, SECONDS).until(() -> inFlight() == 3);
        close(busy);
        await().atMost(60, SECONDS).until(() -> inFlight() == 0);
        assertThat(RawHttp.exchange(port, QUICK)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void requestThatFailsGivesItsPlaceBack() {
        for (var i = 0; i < 10; i++) {
            assertThat(RawHttp.exchange(port, QUICK.replace("versions", "away")))
                    .startsWith("HTTP/1.1 503 ");
            assertThat(RawHttp.exchange(port, QUICK.replace("versions", "/"))).startsWith("HTTP/1.1 400 ");
        }
        assertThat(RawHttp.exchange(port, QUICK)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void streamGivesItsPlaceBackWhenItBegins() {
        var streams = Stream.generate(this::begunStream).limit(5).toList();
        assertThat(inFlight()).isZero();
        assertThat(RawHttp.exchange(port, QUICK)).startsWith("HTTP/1.1 200 ");
        close(streams);
    }

    @Test
    void managementPortAnswersWhenAllPlacesAreTaken() {
        var busy = open(3, SLOW);
        await().atMost(60, SECONDS).until(() -> inFlight() == 3);
        var health = "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        assertThat(RawHttp.exchange(managementPort, health)).startsWith("HTTP/1.1 200 ");
        close(busy);
    }

    @Test
    void moreConnectionsThanThereMayBeAreClosedAtOnce() {
        var idle = open(8, "");
        await().atMost(60, SECONDS).until(() -> connections() == 8);
        try (var further = new RawHttp(port)) {
            assertThat(further.rest()).isEmpty();
        }
        close(idle);
        await().atMost(60, SECONDS).until(() -> connections() == 0);
        assertThat(RawHttp.exchange(port, QUICK)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void headersThatDoNotComeToAnEndEndTheConnection() {
        try (var slow = new RawHttp(port)) {
            assertThat(slow.send("GET /open/versions HTTP/1.1\r\nHost: loc").rest())
                    .isEmpty();
        }
    }

    @Test
    void secondRequestOfAConnectionHasNoMoreTimeThanTheFirst() {
        try (var slow = new RawHttp(port)) {
            slow.send(QUICK.replace("Connection: close\r\n", "")).until("\r\n\r\n1");
            assertThat(slow.send("GET /open/ver").rest()).isEmpty();
        }
    }

    @Test
    void bodyThatDoesNotComeToAnEndEndsTheConnectionAndGivesThePlaceBack() {
        var slow = open(3, HALF_A_BODY);
        await().atMost(60, SECONDS).until(() -> inFlight() == 3);
        slow.forEach(upload -> assertThat(upload.rest()).doesNotStartWith("HTTP/1.1 2"));
        await().atMost(60, SECONDS).until(() -> inFlight() == 0);
        close(slow);
    }

    /** Longer than the time for headers and for a body together: both are over when a request is there. */
    @Test
    void answerMayTakeItsTime() {
        var waiting = Stream.of(open(1, SLOW), open(1, STREAM), open(1, ""))
                .flatMap(List::stream)
                .toList();
        var late = open(1, HALF_A_BODY).getFirst();
        assertThat(late.rest()).doesNotStartWith("HTTP/1.1 2");
        await().atMost(60, SECONDS).until(() -> gate.waiting() == 2);
        gate.open();
        assertThat(waiting.get(0).until("slow")).startsWith("HTTP/1.1 200 ");
        assertThat(waiting.get(1).until("data:last")).startsWith("HTTP/1.1 200 ");
        await().atMost(60, SECONDS).until(() -> inFlight() == 0);
        assertThat(waiting.get(2).send(QUICK).rest()).startsWith("HTTP/1.1 200 ");
        close(waiting);
        late.close();
    }

    /** After the upgrade nothing is a request any more: neither takes it a place, nor has what comes to end in time. */
    @Test
    void webSocketTakesNoPlaceAndNobodysTime() {
        var heard = new LinkedBlockingQueue<String>();
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/open/echo"), new Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        heard.add(text.toString());
                        from.request(1);
                        return null;
                    }
                })
                .join();
        socket.sendText("first", true).join();
        await().atMost(60, SECONDS).until(() -> "first".equals(heard.poll()));
        assertThat(inFlight()).isZero();

        var slow = List.of(open(1, "GET /open/versions HTTP/1.1\r\nHost: loc"), open(1, HALF_A_BODY));
        slow.forEach(late -> assertThat(late.getFirst().rest()).doesNotStartWith("HTTP/1.1 2"));
        socket.sendText("second", true).join();
        await().atMost(60, SECONDS).until(() -> "second".equals(heard.poll()));
        socket.abort();
        slow.forEach(ServerLimitTests::close);
    }

    /** It has a place until then: so many at once might be one too many. */
    private RawHttp begunStream() {
        var stream = new RawHttp(port).send(STREAM);
        stream.until("data:first");
        return stream;
    }

    private List<RawHttp> open(int count, String request) {
        return Stream.generate(() -> new RawHttp(port).send(request))
                .limit(count)
                .toList();
    }

    private static void close(List<RawHttp> connections) {
        connections.forEach(RawHttp::close);
    }

    private double inFlight() {
        return metrics.get("millrace.web.in.flight").gauge().value();
    }

    private double connections() {
        return metrics.get("millrace.web.connections").gauge().value();
    }

    private double refused() {
        return metrics.get("millrace.web.refused").counter().count();
    }
}
