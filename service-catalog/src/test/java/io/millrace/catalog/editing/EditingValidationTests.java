package io.millrace.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.catalog.shelf.Shelf;
import io.millrace.testing.IntegrationTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class EditingValidationTests {

    @Autowired
    private WebTestClient client;

    static Stream<Arguments> badFields() {
        return Stream.of(
                arguments("sku", ""),
                arguments("sku", "with space"),
                arguments("sku", "x".repeat(65)),
                arguments("name", " "),
                arguments("name", "x".repeat(201)),
                arguments("name", "two\nlines"),
                arguments("name", Map.of()),
                arguments("description", "x".repeat(2001)),
                arguments("description", "nul\0"),
                arguments("category", ""),
                arguments("category", "x".repeat(65)),
                arguments("price", 12),
                arguments("colour", "red"));
    }

    @ParameterizedTest
    @MethodSource
    void badFields(String field, Object value) {
        isRefused(Shelf.with(Shelf.body(), field, value), field);
    }

    static Stream<Arguments> badPrices() {
        return Stream.of(
                arguments("amount", Map.of("amount", -1, "currency", "EUR")),
                arguments("amount", Map.of("amount", 1.5, "currency", "EUR")),
                arguments("amount", Map.of("amount", "1", "currency", "EUR")),
                arguments("amount", Map.of("currency", "EUR")),
                arguments("currency", Map.of("amount", 1)),
                arguments("currency", Map.of("amount", 1, "currency", "euro")));
    }

    @ParameterizedTest
    @MethodSource
    void badPrices(String field, Map<String, Object> price) {
        isRefused(Shelf.with(Shelf.body(), "price", price), "price." + field);
    }

    private void isRefused(Map<String, Object> body, String field) {
        new Shelf(client)
                .post(body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}{}", "null", "[]", "\"text\"", "{\"sku\":\"A\",\"sku\":\"B\"}"})
    void whatIsNoProductIsABadRequest(String body) {
        new Shelf(client)
                .post(body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void everyMissingFieldIsNamed() {
        new Shelf(client)
                .post(Map.of())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(fields -> assertThat(fields)
                        .asInstanceOf(LIST)
                        .containsExactlyInAnyOrder("sku", "name", "category", "price"));
    }

    @Test
    void theLongestTextsAreTaken() {
        var body = Map.<String, Object>of(
                "sku",
                (UUID.randomUUID().toString() + UUID.randomUUID()).substring(0, 64),
                "name",
                "n".repeat(200),
                "description",
                "d\n".repeat(1000),
                "category",
                "ü".repeat(64),
                "price",
                Map.of("amount", Long.MAX_VALUE, "currency", "EUR"));

        var added = new Shelf(client).add(body, 0);

        assertThat(added.price().amount()).isEqualTo(Long.MAX_VALUE);
        assertThat(added.description()).hasSize(2000);
    }
}
