package io.millrace.orders;

import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The whole service between a catalog that can be told to fail and an event probe for the other services. */
@IntegrationTest
public abstract class OrdersTest {

    protected static final StubCatalog CATALOG = new StubCatalog();

    @Autowired
    protected WebTestClient client;

    @Autowired
    protected EventProbe events;

    @DynamicPropertySource
    static void catalog(DynamicPropertyRegistry registry) {
        registry.add("millrace.services.catalog", CATALOG::url);
    }

    protected ResponseSpec place(String token, String key, String body) {
        return client.post()
                .uri("/api/orders")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    protected ResponseSpec get(String token, String path) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    protected static String newKey() {
        return UUID.randomUUID().toString();
    }

    protected static String lines(String... lines) {
        return "{\"lines\":[" + String.join(",", lines) + "]}";
    }

    protected static String line(UUID product, Object quantity) {
        return "{\"productId\":\"%s\",\"quantity\":%s}".formatted(product, quantity);
    }
}
