package io.millrace.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.shelf.Shelf;
import io.millrace.testing.IntegrationTest;
import java.util.List;
import java.util.Objects;
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

    /** One product, a list, a batch: all for any cache, for seconds, and then only with a look at whether it is still so. */
    @ParameterizedTest
    @ValueSource(strings = {"/{id}", "?category={id}", "?id={id}"})
    void whatEveryoneSeesMayBeKeptForSecondsAndIsComparedThen(String what) {
        var id = shelf.add(7).id();
        var first = read(what, id, "\"none\"").expectStatus().isOk().returnResult(Void.class);
        var tag = Objects.requireNonNull(first.getResponseHeaders().getETag());
        assertThat(first.getResponseHeaders().getCacheControl()).isEqualTo("max-age=5, must-revalidate, public");

        read(what, id, tag)
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, tag)
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=5, must-revalidate, public")
                .expectBody()
                .isEmpty();
    }

    @Test
    void headTellsWhatGetWould() {
        var id = shelf.add(7).id();
        for (var path : List.of("/" + id, "?id=" + id)) {
            shelf.client()
                    .head()
                    .uri(Shelf.PRODUCTS + path)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .exists(HttpHeaders.ETAG)
                    .expectBody()
                    .isEmpty();
        }
    }

    private WebTestClient.ResponseSpec read(String what, UUID id, String ifNoneMatch) {
        return shelf.client()
                .get()
                .uri(Shelf.PRODUCTS + what, id)
                .header(HttpHeaders.IF_NONE_MATCH, ifNoneMatch)
                .exchange();
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
                "/api/products?category=\0",
                "/api/products?limit=999999999999",
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
