package io.millrace.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.tokens.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** GraphQL at the gateway, before three services that answer what the test wants and remember what they were asked. */
@IntegrationTest(
        database = false,
        events = false,
        properties = {
            "millrace.graphql.introspection=true",
            "millrace.graphql.calls.answer=10s",
            "millrace.graphql.connections.operations=3",
            "millrace.graphql.follow.attempts=3",
            "millrace.graphql.follow.pause=10ms",
            "millrace.limits.streams.user=5",
            "millrace.security.fetch-timeout=15s",
            "millrace.cors.origins=https://shop.example",
            "spring.http.clients.read-timeout=15s",
            "spring.http.serviceclient.orders.read-timeout=15s",
            "spring.graphql.websocket.keep-alive=300ms",
            "spring.graphql.http.sse.keep-alive=300ms",
            "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=8",
            "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=60s",
            "resilience4j.circuitbreaker.configs.default.sliding-window-type=count_based",
            "resilience4j.circuitbreaker.configs.default.sliding-window-size=8",
        })
abstract class GraphQlTest {

    static final StubService USERS = new StubService();
    static final StubService CATALOG = new StubService();
    static final StubService ORDERS = new StubService();

    /** What each service was asked, in order. */
    static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());

    @Autowired
    protected WebTestClient client;

    @Autowired
    protected CircuitBreakerRegistry breakers;

    @LocalServerPort
    protected int port;

    @BeforeEach
    void allIsWell() {
        ASKED.clear();
        answer(USERS, request -> """
                {"email":"ada@example.test","displayName":"Ada","id":"ada","new":1}""");
        answer(CATALOG, request -> products(idsOf(request.uri())));
        answer(ORDERS, request -> page(order(1)));
        Leftovers.forget(breakers);
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("millrace.services.users", USERS::url);
        registry.add("millrace.services.catalog", CATALOG::url);
        registry.add("millrace.services.orders", ORDERS::url);
    }

    static void answer(StubService service, Function<HttpServerRequest, String> json) {
        behave(
                service,
                (request, response) ->
                        response.header("content-type", "application/json").sendString(Mono.just(json.apply(request))));
    }

    static void refuse(StubService service, int status, String problem) {
        behave(
                service,
                (request, response) -> response.status(status)
                        .header("content-type", "application/problem+json")
                        .header("Retry-After", "7")
                        .sendString(Mono.just(problem)));
    }

    static void behave(StubService service, BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> how) {
        service.behave((request, response) -> {
            ASKED.add(request.method() + " " + request.uri());
            return Mono.from(request.receive().then()).then(Mono.defer(() -> Mono.from(how.apply(request, response))));
        });
    }

    BodyContentSpec ask(String query) {
        return ask(query, null);
    }

    BodyContentSpec ask(String query, String token) {
        return ask(query, Map.of(), token);
    }

    BodyContentSpec ask(String query, Map<String, Object> variables, String token) {
        return client.post()
                .uri("/graphql")
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("query", query, "variables", variables))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    BodyContentSpec askAsCustomer(String query) {
        return ask(query, Tokens.customer("ada"));
    }

    JsonNode body(String query) {
        return body(query, Tokens.customer("ada"));
    }

    JsonNode body(String query, String token) {
        return JsonMapper.shared().readTree(ask(query, token).returnResult().getResponseBody());
    }

    /** The code of each error by its path. */
    static Map<String, String> codes(JsonNode answer) {
        return answer.path("errors").valueStream().collect(Collectors.toMap(GraphQlTest::path, GraphQlTest::code));
    }

    private static String path(JsonNode error) {
        return error.path("path")
                .valueStream()
                .map(step -> "/" + step.asString())
                .collect(Collectors.joining());
    }

    static String code(JsonNode error) {
        return error.path("extensions").path("code").asString();
    }

    static UUID id(int number) {
        return new UUID(0x019aa0b000007000L, 0x8000000000000000L + number);
    }

    static String page(String... items) {
        return "{\"items\":[%s],\"next\":\"more\",\"new\":true}".formatted(String.join(",", items));
    }

    /** An order of these products, by number. */
    static String order(int number, int... products) {
        var lines = IntStream.of(products).mapToObj(GraphQlTest::line).collect(Collectors.joining(","));
        return """
                {"id":"%s","status":"PENDING","lines":[%s],"total":{"amount":5000000000,"currency":"EUR"},
                "placedAt":"2026-11-24T10:00:00.123456Z","new":{}}""".formatted(id(number), lines);
    }

    private static String line(int product) {
        return """
                {"productId":"%s","name":"then","quantity":2,"unitPrice":{"amount":10,"currency":"EUR"}}""".formatted(id(product));
    }

    static String products(List<String> ids) {
        return "{\"items\":[%s]}"
                .formatted(ids.stream().map(GraphQlTest::product).collect(Collectors.joining(",")));
    }

    static String product(String id) {
        return """
                {"id":"%s","sku":"s","name":"n %s","description":"d","category":"c","stock":3,"version":4,
                "price":{"amount":1299,"currency":"EUR"},"new":[]}""".formatted(id, id);
    }

    /** The ids of a batch; none where a list was asked for. */
    static List<String> idsOf(String uri) {
        return List.of(uri.substring(uri.indexOf('?') + 1).split("&")).stream()
                .filter(parameter -> parameter.startsWith("id="))
                .map(parameter -> parameter.substring("id=".length()))
                .toList();
    }

    static List<String> asked(String path) {
        return List.copyOf(ASKED).stream().filter(call -> call.contains(path)).toList();
    }
}
