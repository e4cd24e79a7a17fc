package io.millrace.users.credit;

import static io.millrace.users.UsersClient.isProblem;

import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.testing.events.EventProbe;
import io.millrace.users.UsersClient;
import io.millrace.users.UsersTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

@UsersTest
class CreditLimitApplicationTests {

    private static final String SMALL = "{\"amount\": 1000, \"currency\": \"EUR\"}";

    private final UsersClient users;
    private final EventProbe probe;

    CreditLimitApplicationTests(@Autowired WebTestClient http, @Autowired EventProbe probe) {
        this.users = new UsersClient(http);
        this.probe = probe;
    }

    @Test
    void anAdministratorSetsALimit() {
        var customer = users.newCustomer();
        users.setLimit(users.adminToken(), customer.id(), SMALL)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.limit.amount")
                .isEqualTo(1000);
        users.get("/api/users/me/credit", customer.token())
                .expectBody()
                .jsonPath("$.available.amount")
                .isEqualTo(1000);
    }

    @Test
    void aLimitBelowWhatIsReservedLeavesNothingAvailableAndNewOrdersAreRefused() {
        var customer = users.newCustomer();
        var first = Orders.placed(customer.id(), 5_000);
        probe.publish(first);
        probe.awaitEvent(CreditReserved.class, event -> event.orderId().equals(first.orderId()));

        users.setLimit(users.adminToken(), customer.id(), SMALL)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.reserved.amount")
                .isEqualTo(5_000)
                .jsonPath("$.available.amount")
                .isEqualTo(0);
        var second = Orders.placed(customer.id(), 1);
        probe.publish(second);
        probe.awaitEvent(CreditRejected.class, event -> event.orderId().equals(second.orderId()));
    }

    @Test
    void limitsAreForAdministratorsAlone() {
        var customer = users.newCustomer();
        isProblem(users.setLimit(customer.token(), customer.id(), SMALL), HttpStatus.FORBIDDEN);
        isProblem(users.setLimit("garbage", customer.id(), SMALL), HttpStatus.UNAUTHORIZED);
        isProblem(users.get("/api/users/me/credit"), HttpStatus.UNAUTHORIZED);
    }

    @Test
    void somebodyUnknownHasNoLimit() {
        isProblem(users.setLimit(users.adminToken(), "nobody", SMALL), HttpStatus.NOT_FOUND);
    }

    @Test
    void anotherCurrencyIsRefused() {
        isProblem(
                users.setLimit(
                        users.adminToken(), users.newCustomer().id(), "{\"amount\": 1000, \"currency\": \"USD\"}"),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aLimitThatNoNumberHoldsIsRefused() {
        var huge = "{\"amount\": 99999999999999999999, \"currency\": \"EUR\"}";
        isProblem(users.setLimit(users.adminToken(), users.newCustomer().id(), huge), HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit.amount   | {"limit": {"amount": -1, "currency": "EUR"}}
            limit.amount   | {"limit": {"amount": 1.5, "currency": "EUR"}}
            limit.amount   | {"limit": {"amount": "1", "currency": "EUR"}}
            limit.amount   | {"limit": {"currency": "EUR"}}
            limit.currency | {"limit": {"amount": 1}}
            limit.unit     | {"limit": {"amount": 1, "currency": "EUR", "unit": "cent"}}
            limit          | {"limit": null}
            limit          | {}
            """)
    void aLimitThatIsNoMoneyIsRefused(String field, String body) {
        var path = "/api/users/%s/credit-limit".formatted(users.newCustomer().id());
        isProblem(users.send(HttpMethod.PUT, path, users.adminToken(), body), HttpStatus.BAD_REQUEST)
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }
}
