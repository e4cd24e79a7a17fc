package io.millrace.orders.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.millrace.contracts.Money;
import io.millrace.contracts.catalog.PriceChanged;
import io.millrace.contracts.catalog.ProductAdded;
import io.millrace.contracts.catalog.ProductChanged;
import io.millrace.contracts.catalog.ProductRetired;
import io.millrace.orders.OrdersTest;
import io.millrace.testing.tokens.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

class PriceListTests extends OrdersTest {

    private final UUID product = UUID.randomUUID();

    @Autowired
    private PriceList list;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @AfterEach
    void catalogAnswersAgain() {
        CATALOG.failing(false);
        var breaker = breakers.circuitBreaker(PricingConfiguration.CATALOG);
        breaker.transitionToClosedState(); // a reset alone leaves the timer that half opens it
        breaker.reset();
    }

    @Test
    void ordersGoOnFromThePriceListWhileCatalogFails() {
        events.publish(new ProductAdded(product, 1, "sku", "Lamp", "light", eur(700)));
        awaitPrice(new Price(product, "Lamp", eur(700), false));
        CATALOG.failing(true);

        place(Tokens.customer(), newKey(), lines(line(product, 2)))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.total.amount")
                .isEqualTo(1_400);
    }

    @Test
    void withNeitherCatalogNorPriceListAnOrderIs503AndNothingIsStored() {
        var token = Tokens.customer();
        CATALOG.failing(true);

        place(token, newKey(), lines(line(product, 1)))
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals(HttpHeaders.RETRY_AFTER, "5");
        get(token, "/api/orders").expectBody().json("{\"items\":[]}");
    }

    @Test
    void aCatalogThatKeepsFailingIsNotAskedAnyMore() {
        CATALOG.failing(true);
        for (int i = 0; i < 10; i++) {
            place(Tokens.customer(), newKey(), lines(line(product, 1)))
                    .expectStatus()
                    .isEqualTo(503);
        }
        var before = CATALOG.calls();

        place(Tokens.customer(), newKey(), lines(line(product, 1)))
                .expectStatus()
                .isEqualTo(503);
        assertThat(CATALOG.calls()).isEqualTo(before);
    }

    @Test
    void newsOfNameAndPriceIsTakenInAndOlderNewsIgnored() {
        events.publish(new ProductAdded(product, 1, "sku", "Lamp", "light", eur(700)));
        events.publish(new PriceChanged(product, 3, eur(900)));
        events.publish(new ProductChanged(product, 2, "sku", "Bright lamp", "light"));
        events.publish(new PriceChanged(product, 2, eur(800)));
        events.publish(new ProductAdded(product, 1, "sku", "Lamp", "light", eur(700)));

        awaitPrice(new Price(product, "Bright lamp", eur(900), false));
    }

    @Test
    void aRetiredProductStaysRetiredWhateverComesLate() {
        events.publish(new ProductRetired(product, 5));
        events.publish(new ProductAdded(product, 1, "sku", "Lamp", "light", eur(700)));

        awaitPrice(new Price(product, "Lamp", eur(700), true));
    }

    private void awaitPrice(Price expected) {
        await().untilAsserted(
                        () -> assertThat(list.of(List.of(product)).block()).containsExactly(expected));
    }

    private static Money eur(long cents) {
        return new Money(cents, "EUR");
    }
}
