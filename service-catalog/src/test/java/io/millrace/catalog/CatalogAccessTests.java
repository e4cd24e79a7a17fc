package io.millrace.catalog;

import io.millrace.catalog.shelf.Shelf;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.tokens.Tokens;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class CatalogAccessTests {

    @Autowired
    private WebTestClient client;

    @ParameterizedTest
    @CsvSource({"GET, /api/products", "HEAD, /api/products", "GET, /api/products/{id}", "HEAD, /api/products/{id}"})
    void everyoneMayLook(HttpMethod method, String path) {
        var id = new Shelf(client).add(0).id();

        call(method, path, id, null).expectStatus().isOk();
        call(method, path, id, Tokens.customer()).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/products",
        "PUT, /api/products/{id}",
        "DELETE, /api/products/{id}",
        "POST, /api/products/{id}/stock",
        "PATCH, /api/products/{id}"
    })
    void onlyAdministratorsMayChange(HttpMethod method, String path) {
        var id = UUID.randomUUID();

        call(method, path, id, null).expectStatus().isUnauthorized();
        call(method, path, id, Tokens.expired()).expectStatus().isUnauthorized();
        call(method, path, id, Tokens.tampered()).expectStatus().isUnauthorized();
        call(method, path, id, Tokens.customer()).expectStatus().isForbidden();
    }

    @Test
    void whatNoRuleNamesIsRefusedEvenToAdministrators() {
        call(HttpMethod.GET, "/api/anything", UUID.randomUUID(), Tokens.admin())
                .expectStatus()
                .isForbidden();
        call(HttpMethod.GET, "/actuator/health", UUID.randomUUID(), Tokens.admin())
                .expectStatus()
                .isForbidden();
    }

    private WebTestClient.ResponseSpec call(HttpMethod method, String path, UUID id, @Nullable String token) {
        return new Shelf(client)
                .client()
                .method(method)
                .uri(uri -> uri.path(path).build(id))
                .headers(headers -> {
                    headers.setContentType(MediaType.APPLICATION_JSON);
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .exchange();
    }
}
