package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.tokens.Tokens;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

/** Streams of orders on their way through, before an orders that does what the test wants of it. */
@IntegrationTest(
        database = false,
        events = false,
        properties = {
            "millrace.limits.streams.user=1",
            "millrace.security.fetch-timeout=15s",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=10s",
            "resilience4j.bulkhead.instances.order-streams.max-concurrent-calls=2",
            "resilience4j.timelimiter.instances.order-streams.timeout-duration=500ms",
            "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=60s",
            "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=8",
            "resilience4j.circuitbreaker.configs.default.sliding-window-type=count_based",
            "resilience4j.circuitbreaker.configs.default.sliding-window-size=8",
        })
class StreamTests {

    private static final StubService ORDERS = new StubService();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PLACES = 2;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Autowired
    private BulkheadRegistry bulkheads;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("millrace.services.orders", ORDERS::url);
    }

    @BeforeEach
    void allIsWell() {
        Leftovers.awaitEnd(bulkheads);
        Leftovers.forget(breakers);
    }

    /** The stream takes twice as long as the limit of its name, which is there for answers alone. */
    @Test
    void aStreamOutlivesTheTimeLimitOfAnswers() {
        ORDERS.behave((request, response) ->
                stream(response, Flux.interval(Duration.ofMillis(200)).take(5).map(String::valueOf)));

        StepVerifier.create(events())
                .expectNext("0", "1", "2", "3", "4")
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void aStreamThatDoesNotBeginInTimeIs504() {
        ORDERS.behave(StubService::hanging);

        assertThat(status(open())).isEqualTo(HttpStatus.GATEWAY_TIMEOUT);
    }

    @Test
    void eachEventArrivesBeforeTheNextIsSent() {
        var events = Sinks.many().unicast().<String>onBackpressureBuffer();
        ORDERS.behave((request, response) -> stream(response, events.asFlux()));

        StepVerifier.create(events())
                .then(() -> events.tryEmitNext("first"))
                .expectNext("first")
                .then(() -> events.tryEmitNext("second"))
                .expectNext("second")
                .then(events::tryEmitComplete)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void theLastEventThatAClientGotGoesThrough() {
        ORDERS.behave((request, response) ->
                stream(response, Flux.just(request.requestHeaders().get("Last-Event-ID", "none"))));

        var events = open().header("Last-Event-ID", "7").retrieve().bodyToFlux(String.class);

        StepVerifier.create(events).expectNext("7").expectComplete().verify(PATIENCE);
    }

    @Test
    void streamsHavePlacesOfTheirOwn() {
        ORDERS.behave((request, response) -> request.uri().endsWith("/events")
                ? stream(response, Flux.just("open").concatWith(Flux.never()))
                : StubService.ok(request, response));
        var streams = IntStream.range(0, PLACES).mapToObj(place -> Sinks.one()).toList();
        var open = streams.stream()
                .map(opened -> events().doOnNext(opened::tryEmitValue).subscribe())
                .toList();
        streams.forEach(opened -> opened.asMono().block(PATIENCE));

        assertThat(status(open())).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(status(get("/api/orders"))).isEqualTo(HttpStatus.OK);

        open.getFirst().dispose();
        await().untilAsserted(() ->
                StepVerifier.create(events()).expectNext("open").thenCancel().verify(PATIENCE));
        open.getLast().dispose();
    }

    @Test
    void oneStreamTooManyOfAUserIs429AndRoomIsMadeWhenOneEnds() {
        ORDERS.behave((request, response) -> stream(response, Flux.just("open").concatWith(Flux.never())));
        var token = Tokens.customer();
        var opened = Sinks.one();
        var stream = open(token)
                .retrieve()
                .bodyToFlux(String.class)
                .doOnNext(opened::tryEmitValue)
                .subscribe();
        opened.asMono().block(PATIENCE);

        assertThat(status(open(token))).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);

        stream.dispose();
        await().untilAsserted(() -> StepVerifier.create(open(token).retrieve().bodyToFlux(String.class))
                .expectNext("open")
                .thenCancel()
                .verify(PATIENCE));
    }

    @Test
    void streamsThatBreakJustEndAndTheirClientsCanComeBack() {
        var connections = new ArrayDeque<Connection>();
        ORDERS.behave((request, response) -> {
            response.withConnection(connections::add);
            return stream(response, Flux.just("broken").concatWith(Flux.never()));
        });

        for (var stream = 0; stream < 10; stream++) {
            StepVerifier.create(events())
                    .expectNext("broken")
                    .then(() -> connections.remove().dispose())
                    .expectComplete()
                    .verify(PATIENCE);
        }

        assertThat(breakers.circuitBreaker("order-streams").getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void whileNoStreamBeginsTheServiceIsLeftInPeace() {
        ORDERS.behave(StubService::failing);

        var answers = IntStream.range(0, 8).mapToObj(call -> status(open())).toList();

        assertThat(answers).containsOnly(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(breakers.circuitBreaker("order-streams").getState()).isEqualTo(State.OPEN);
        assertThat(breakers.circuitBreaker("orders").getState()).isEqualTo(State.CLOSED);
        assertThat(status(open())).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static Publisher<Void> stream(HttpServerResponse response, Flux<String> events) {
        var buffers = events.map("data:%s\n\n"::formatted).map(text -> Unpooled.copiedBuffer(text, UTF_8));
        return response.sse().send(buffers, flushed -> true);
    }

    private Flux<String> events() {
        return open().retrieve().bodyToFlux(String.class);
    }

    private RequestHeadersSpec<?> open() {
        return open(Tokens.customer());
    }

    private RequestHeadersSpec<?> open(String token) {
        return get("/api/orders/019aa0b0-0000-7000-8000-000000000000/events", token);
    }

    private RequestHeadersSpec<?> get(String path) {
        return get(path, Tokens.customer());
    }

    private RequestHeadersSpec<?> get(String path, String token) {
        return WebClient.create("http://localhost:" + port)
                .get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token));
    }

    private static HttpStatusCode status(RequestHeadersSpec<?> call) {
        return call.exchangeToMono(answer -> answer.releaseBody().thenReturn(answer.statusCode()))
                .block(PATIENCE);
    }
}
