package io.millrace.catalog.shelf;

import io.millrace.catalog.product.ProductResponse;
import io.millrace.testing.tokens.Tokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What tests do as an administrator, and what they see as anyone. */
public record Shelf(WebTestClient client) {

    public static final String PRODUCTS = "/api/products";

    /** A body that can be added: its sku is taken by nobody. */
    public static Map<String, Object> body() {
        return body("SKU-" + UUID.randomUUID());
    }

    public static Map<String, Object> body(String sku) {
        return Map.of(
                "sku",
                sku,
                "name",
                "A thing",
                "description",
                "It does things.",
                "category",
                "things",
                "price",
                Map.of("amount", 1299, "currency", "EUR"));
    }

    /** The body with one entry other than it was. */
    public static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        var changed = new LinkedHashMap<>(body);
        changed.put(name, value);
        return changed;
    }

    public ResponseSpec post(Object body) {
        return client.post()
                .uri(PRODUCTS)
                .headers(Shelf::administrator)
                .bodyValue(body)
                .exchange();
    }

    public ResponseSpec put(UUID id, String ifMatch, Object body) {
        return client.put()
                .uri(PRODUCTS + "/{id}", id)
                .headers(Shelf::administrator)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .bodyValue(body)
                .exchange();
    }

    public ResponseSpec delete(UUID id, String ifMatch) {
        return client.delete()
                .uri(PRODUCTS + "/{id}", id)
                .headers(Shelf::administrator)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .exchange();
    }

    public ResponseSpec changeStock(UUID id, Object change, String reason) {
        return client.post()
                .uri(PRODUCTS + "/{id}/stock", id)
                .headers(Shelf::administrator)
                .bodyValue(Map.of("change", change, "reason", reason))
                .exchange();
    }

    public ResponseSpec get(UUID id) {
        return client.get().uri(PRODUCTS + "/{id}", id).exchange();
    }

    /** Adds a product and its stock. */
    public ProductResponse add(int stock) {
        return add(body(), stock);
    }

    public ProductResponse add(Map<String, Object> body, int stock) {
        var added = product(post(body).expectStatus().isCreated());
        return stock == 0
                ? added
                : product(changeStock(added.id(), stock, "Delivery")
                        .expectStatus()
                        .isOk());
    }

    public ProductResponse find(UUID id) {
        return product(get(id).expectStatus().isOk());
    }

    public static ProductResponse product(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(ProductResponse.class).returnResult().getResponseBody());
    }

    public static int status(ResponseSpec answer) {
        return answer.returnResult(Void.class).getStatus().value();
    }

    /** A token of an administrator, and JSON. */
    public static void administrator(HttpHeaders headers) {
        headers.setBearerAuth(Tokens.admin());
        headers.setContentType(MediaType.APPLICATION_JSON);
    }
}
