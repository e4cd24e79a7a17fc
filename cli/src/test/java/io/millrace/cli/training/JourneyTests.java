package io.millrace.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JourneyTests {

    private final StubShop shop = new StubShop();
    private final Journey journey = new Journey(shop.url());

    JourneyTests() throws IOException {}

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aCustomerDoesOnceWhatCustomersDo() throws Exception {
        journey.administrator("admin@millrace.local", "secret");
        journey.customer(1);

        assertThat(shop.calls())
                .contains(
                        "POST /api/products/1/stock",
                        "POST /api/auth/register",
                        "GET /api/products",
                        "POST /graphql",
                        "GET /api/orders/1/events",
                        "POST /api/orders/1/cancel",
                        "POST /api/auth/refresh")
                .endsWith("POST /api/auth/logout");
    }

    @Test
    void anAnswerThatWasNotExpectedEndsIt() throws Exception {
        journey.administrator("admin@millrace.local", "secret");
        shop.answer("GET /api/users/me", 503);

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> journey.customer(1))
                .withMessageStartingWith("GET /api/users/me was answered 503 and not 200: {\"id\"");
        assertThat(shop.calls()).last().isEqualTo("GET /api/users/me");
    }
}
