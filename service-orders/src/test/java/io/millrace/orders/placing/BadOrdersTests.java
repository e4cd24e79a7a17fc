package io.millrace.orders.placing;

import io.millrace.orders.OrdersTest;
import io.millrace.testing.tokens.Tokens;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class BadOrdersTests extends OrdersTest {

    private static final UUID PRODUCT = UUID.randomUUID();

    private final String token = Tokens.customer();

    static Stream<Arguments> invalidFields() {
        return Stream.of(
                Arguments.of("no lines", "{}", "lines"),
                Arguments.of("lines that are null", "{\"lines\":null}", "lines"),
                Arguments.of("an empty order", lines(), "lines"),
                Arguments.of("101 lines", many(101), "lines"),
                Arguments.of("10,000 lines", many(10_000), "lines"),
                Arguments.of("a product twice", lines(line(PRODUCT, 1), line(PRODUCT, 2)), "lines[1].productId"),
                Arguments.of("quantity 0", lines(line(PRODUCT, 0)), "lines[0].quantity"),
                Arguments.of("quantity -1", lines(line(PRODUCT, -1)), "lines[0].quantity"),
                Arguments.of("quantity 1.5", lines(line(PRODUCT, 1.5)), "lines[0].quantity"),
                Arguments.of("quantity as text", lines(line(PRODUCT, "\"1\"")), "lines[0].quantity"),
                Arguments.of("quantity over 1,000", lines(line(PRODUCT, 1_001)), "lines[0].quantity"),
                Arguments.of("a huge quantity", lines(line(PRODUCT, "99999999999999999999")), "lines[0].quantity"),
                Arguments.of("no quantity", lines("{\"productId\":\"%s\"}".formatted(PRODUCT)), "lines[0].quantity"),
                Arguments.of("no product", lines("{\"quantity\":1}"), "lines[0].productId"),
                Arguments.of("no UUID", lines("{\"productId\":\"x\",\"quantity\":1}"), "lines[0].productId"),
                Arguments.of("an unknown property", "{\"lines\":[],\"coupon\":\"x\"}", "coupon"),
                Arguments.of("a line that is null", lines("null"), "lines[0]"),
                Arguments.of("lines that are text", "{\"lines\":\"all\"}", "lines"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidFields")
    void anInvalidOrderIs400AndNamesTheField(String what, String body, String field) {
        place(token, newKey(), body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(400)
                .jsonPath("$.instance")
                .isEqualTo("/api/orders")
                .jsonPath("$.errors[?(@.field =~ /%s.*/)]"
                        .formatted(field.replace("[", "\\[").replace("]", "\\]")))
                .isNotEmpty();
        nothingIsStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "not json", "[]", "\"text\"", "{\"lines\":[]} {}", "{\"lines\":[],\"lines\":[]}"})
    void whatIsNoOrderAtAllIs400(String body) {
        place(token, newKey(), body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        nothingIsStored();
    }

    @Test
    void anOrderWithoutBodyOrOfAnotherMediaTypeIsRefused() {
        place(token, newKey(), "").expectStatus().isBadRequest();
        client.post()
                .uri("/api/orders")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", newKey())
                .contentType(MediaType.APPLICATION_XML)
                .bodyValue("<order/>")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aMissingEmptyOrEndlessKeyIs400() {
        var body = lines(line(CATALOG.product(1), 1));

        client.post()
                .uri("/api/orders")
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
        place(token, "", body).expectStatus().isBadRequest();
        place(token, "k".repeat(256), body).expectStatus().isBadRequest();
        place(token, "k".repeat(255), body).expectStatus().isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "tab\tbed"})
    void aKeyThatIsNotTheSameForEveryoneOnTheWayIs400(String key) {
        place(token, key, lines(line(PRODUCT, 1)))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void twoKeysAre400() {
        client.post()
                .uri("/api/orders")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", newKey(), newKey())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(lines(line(PRODUCT, 1)))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
        nothingIsStored();
    }

    @Test
    void aBodyOverTheLimitIs413() {
        place(token, newKey(), " ".repeat(1024 * 1024) + lines(line(PRODUCT, 1)))
                .expectStatus()
                .isEqualTo(413)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void nobodyOrdersWithoutAGoodToken() {
        Stream.of(
                        Tokens.expired(),
                        Tokens.forged(),
                        Tokens.tampered(),
                        Tokens.unsigned(),
                        Tokens.ofForeignIssuer(),
                        Tokens.forForeignAudience(),
                        Tokens.signedWithPublicKey(),
                        Tokens.ofUnknownKey())
                .forEach(bad -> place(bad, newKey(), lines(line(PRODUCT, 1)))
                        .expectStatus()
                        .isUnauthorized()
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON));
        client.post().uri("/api/orders").exchange().expectStatus().isUnauthorized();
    }

    private void nothingIsStored() {
        get(token, "/api/orders").expectBody().json("{\"items\":[]}");
    }

    private static String many(int count) {
        return lines(IntStream.range(0, count)
                .mapToObj(i -> line(UUID.randomUUID(), 1))
                .toArray(String[]::new));
    }
}
