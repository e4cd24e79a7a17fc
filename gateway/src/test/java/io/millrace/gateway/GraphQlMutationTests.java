package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.tokens.Tokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What can be done. */
class GraphQlMutationTests extends GraphQlTest {

    private static final String PLACE = """
            mutation($input: PlaceOrderInput!, $key: String!) {
              placeOrder(input: $input, idempotencyKey: $key) { id status } }""";

    @Test
    void anOrderGoesOnWithItsKeyAndComesBack() {
        var body = new AtomicReference<String>();
        ORDERS.behave((request, response) -> Mono.from(
                        request.receive().aggregate().asString())
                .doOnNext(text -> body.set(request.requestHeaders().get("Idempotency-Key") + " " + text))
                .then(response.status(202)
                        .header("content-type", "application/json")
                        .sendString(Mono.just(order(5)))
                        .then()));

        place("my key", Tokens.customer())
                .jsonPath("$.errors")
                .doesNotExist()
                .jsonPath("$.data.placeOrder.id")
                .isEqualTo(id(5).toString());

        assertThat(body.get()).startsWith("my key ");
        assertThat(JsonMapper.shared().readTree(body.get().substring("my key ".length())))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"lines\":[{\"productId\":\"%s\",\"quantity\":2}]}".formatted(id(1))));
    }

    @Test
    void aRefusalSaysWhichFieldAndInTheServicesWords() {
        refuse(ORDERS, 400, """
                {"detail":"The request is not valid.","errors":[{"field":"lines[0].quantity","message":"too many"}]}""");

        place("key", Tokens.customer())
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("BAD_REQUEST")
                .jsonPath("$.errors[0].extensions.errors[0].field")
                .isEqualTo("lines[0].quantity")
                .jsonPath("$.errors[0].path")
                .isEqualTo(List.of("placeOrder"));
        refuse(ORDERS, 422, "{\"detail\":\"The product can't be ordered.\"}");
        place("key", Tokens.customer())
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("UNPROCESSABLE")
                .jsonPath("$.errors[0].message")
                .isEqualTo("The product can't be ordered.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ключ", "a\r\nX-Evil: 1", "a\u0000"})
    void aKeyThatNoHeaderCanCarryReachesNobody(String key) {
        place(key, Tokens.customer())
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("BAD_REQUEST")
                .jsonPath("$.errors[0].extensions.errors[0].field")
                .isEqualTo("idempotencyKey");
        assertThat(ASKED).isEmpty();
    }

    @Test
    void onlyCustomersOrder() {
        place("key", Tokens.admin()).jsonPath("$.errors[0].extensions.code").isEqualTo("FORBIDDEN");
        place("key", null).jsonPath("$.errors[0].extensions.code").isEqualTo("UNAUTHENTICATED");
        assertThat(ASKED).isEmpty();
    }

    @Test
    void anOrderIsCalledOff() {
        answer(ORDERS, request -> order(1));

        askAsCustomer("mutation { cancelOrder(id: \"%s\") { id } }".formatted(id(1)))
                .jsonPath("$.data.cancelOrder.id")
                .isEqualTo(id(1).toString());
        assertThat(ASKED).containsExactly("POST /api/orders/%s/cancel".formatted(id(1)));
        refuse(ORDERS, 409, "{\"detail\":\"It was rejected.\"}");
        askAsCustomer("mutation { cancelOrder(id: \"%s\") { id } }".formatted(id(1)))
                .jsonPath("$.errors[0].extensions.code")
                .isEqualTo("CONFLICT");
    }

    private BodyContentSpec place(String key, String token) {
        var line = Map.of("productId", id(1).toString(), "quantity", 2);
        return ask(PLACE, Map.of("input", Map.of("lines", List.of(line)), "key", key), token);
    }
}
