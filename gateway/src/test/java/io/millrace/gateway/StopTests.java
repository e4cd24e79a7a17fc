package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.tokens.TestIssuer;
import io.millrace.testing.tokens.Tokens;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A gateway that is stopped while clients listen to streams and one waits for its answer. */
class StopTests {

    private static final Duration GRACE = Duration.ofMinutes(5);

    private final StubService orders = new StubService();

    @Test
    void streamsEndAtOnceWithAHintAndWhatIsInFlightIsAnswered() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var answer = Sinks.<String>one();
        orders.behave((request, response) -> {
            if (request.uri().endsWith("/events")) {
                var begun = request.uri().contains("/1/") ? "data:open\n\n" : "data:half";
                var events = Flux.just(begun).concatWith(Flux.never());
                return response.sse().send(events.map(event -> Unpooled.copiedBuffer(event, UTF_8)), each -> true);
            }
            asked.countDown();
            return response.header("content-type", "text/plain").sendString(answer.asMono());
        });
        var gateway = start();
        var port = gateway.getWebServer().getPort();

        try (var stream = ask(port, "/api/orders/1/events");
                var inAnEvent = ask(port, "/api/orders/2/events");
                var call = ask(port, "/api/orders")) {
            stream.readUntil("data:open\n\n");
            inAnEvent.readUntil("data:half");
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
            var start = System.nanoTime();
            var stopping = CompletableFuture.runAsync(gateway::close);

            var farewell = stream.readUntil("0\r\n\r\n");
            assertThat(farewell).contains("retry:1000\n\n").endsWith("0\r\n\r\n");
            assertThat(inAnEvent.readUntil("0\r\n\r\n")).doesNotContain("retry");
            assertThat(stopping).isNotDone();

            answer.tryEmitValue("answered");
            assertThat(call.readUntil("answered")).startsWith("HTTP/1.1 200 OK");
            stopping.orTimeout(GRACE.toSeconds(), TimeUnit.SECONDS).join();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(GRACE.dividedBy(2));
        }
    }

    private ReactiveWebServerApplicationContext start() {
        return (ReactiveWebServerApplicationContext)
                new SpringApplicationBuilder(GatewayApplication.class, LoopsOfItsOwn.class)
                        .run(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--spring.lifecycle.timeout-per-shutdown-phase=" + GRACE.toSeconds() + "s",
                                "--spring.cloud.gateway.server.webflux.httpclient.response-timeout=30s",
                                "--resilience4j.timelimiter.configs.default.timeout-duration=60s",
                                "--millrace.security.issuer=" + TestIssuer.ISSUER,
                                "--millrace.security.jwk-set-uri=" + TestIssuer.jwkSetUri(),
                                "--millrace.security.fetch-timeout=15s",
                                "--millrace.services.orders=" + orders.url());
    }

    private static Wire ask(int port, String path) {
        return new Wire(port)
                .send("GET " + path + " HTTP/1.1", "Host: localhost", "Authorization: Bearer " + Tokens.customer());
    }
}
