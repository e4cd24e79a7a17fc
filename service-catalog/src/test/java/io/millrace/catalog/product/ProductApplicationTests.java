package io.millrace.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.shelf.Shelf;
import io.millrace.testing.IntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class ProductApplicationTests {

    @Autowired
    private WebTestClient client;

    private Shelf shelf;

    @BeforeEach
    void openShelf() {
        shelf = new Shelf(client);
    }

    @ParameterizedTest
    @CsvSource({"'\"1-7\"', 304", "'W/\"1-7\"', 304", "'\"9-9\", \"1-7\"', 304", "'\"1-6\"', 200", "'\"2-7\"', 200"})
    void whatTheCallerHasIsNotSentAgain(String ifNoneMatch, int status) {
        var product = shelf.add(7);

        shelf.client()
                .get()
                .uri(Shelf.PRODUCTS + "/{id}", product.id())
                .header(HttpHeaders.IF_NONE_MATCH, ifNoneMatch)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1-7\"");
    }

    @Test
    void stockChangesTheTag() {
        var product = shelf.add(7);

        shelf.changeStock(product.id(), -1, "Broken");

        shelf.get(product.id()).expectHeader().valueEquals(HttpHeaders.ETAG, "\"1-6\"");
    }

    @Test
    void aProductThatIsNotThereIsNotFound() {
        shelf.get(UUID.randomUUID())
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/products/nope",
                "/api/products?limit=0",
                "/api/products?limit=101",
                "/api/products?limit=-1",
                "/api/products?limit=1.5",
                "/api/products?limit=all",
                "/api/products?limit=99999999999",
                "/api/products?after=",
                "/api/products?after=zzz",
                "/api/products?after=AQGiCiUvv3eHqvqc0bSBh-8AAAA",
                "/api/products?query=\0",
                "/api/products?id=nope"
            })
    void badParametersAreNamed(String uri) {
        shelf.client()
                .get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .value(field -> assertThat(uri).contains(field.equals("id") ? "nope" : field + "="));
    }
}
