package io.millrace.orders;

import io.millrace.contracts.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** Catalog as orders sees it over HTTP: it knows the products that a test gave it, until it is told to fail. */
public final class StubCatalog {

    /** Loops of its own: the shared ones end with the first Spring context that closes. */
    private static final LoopResources LOOPS = LoopResources.create("stub-catalog", 1, true);

    private final Map<UUID, String> products = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .runOn(LOOPS, false)
            .route(routes -> routes.get("/api/products", this::answer))
            .bindNow();

    private volatile boolean failing;

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public int calls() {
        return calls.get();
    }

    public void failing(boolean now) {
        failing = now;
    }

    /** A product that catalog sells from now on. */
    public UUID product(long price) {
        return product(new Money(price, "EUR"), false);
    }

    /** A product with everything that matters to orders, told as catalog does: only what is retired says so. */
    public UUID product(Money price, boolean retired) {
        var id = UUID.randomUUID();
        products.put(id, """
                {"id": "%s", "sku": "unread", "name": "Lamp", "stock": 1, "version": 1,
                 "price": {"amount": %d, "currency": "%s"}%s}""".formatted(id, price.amount(), price.currency(), retired ? ", \"retired\": true" : ""));
        return id;
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        calls.incrementAndGet();
        return failing
                ? response.status(500).send()
                : response.header("content-type", "application/json").sendString(Mono.just(items(request.uri())));
    }

    private String items(String uri) {
        List<String> ids =
                UriComponentsBuilder.fromUriString(uri).build().getQueryParams().getOrDefault("id", List.of());
        return ids.stream()
                .map(UUID::fromString)
                .filter(products::containsKey)
                .map(products::get)
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }
}
