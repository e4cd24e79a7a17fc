package io.millrace.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.shelf.AtOnce;
import io.millrace.catalog.shelf.Shelf;
import io.millrace.contracts.Money;
import io.millrace.contracts.catalog.PriceChanged;
import io.millrace.contracts.catalog.ProductAdded;
import io.millrace.contracts.catalog.ProductChanged;
import io.millrace.contracts.catalog.ProductRetired;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class EditingApplicationTests {

    private static final UUID NOBODY = UUID.fromString("01990000-0000-7000-8000-000000000000");

    @Autowired
    private WebTestClient client;

    @Autowired
    private EventProbe probe;

    private Shelf shelf;

    @BeforeEach
    void openShelf() {
        shelf = new Shelf(client);
    }

    @Test
    void anAddedProductHasAnAddressAVersionAndNoStock() {
        var body = Shelf.body();
        var answer = shelf.post(body).expectStatus().isCreated();
        var location = answer.returnResult(Object.class)
                .getResponseHeaders()
                .getLocation()
                .toString();

        shelf.client()
                .get()
                .uri(location)
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1-0\"")
                .expectBody()
                .jsonPath("$.sku")
                .isEqualTo(body.get("sku"))
                .jsonPath("$.version")
                .isEqualTo(1)
                .jsonPath("$.stock")
                .isEqualTo(0)
                .jsonPath("$.price.amount")
                .isEqualTo(1299)
                .jsonPath("$.retired")
                .doesNotExist();
        assertThat(location).startsWith("/api/products/");
    }

    @Test
    void anAddedProductIsTold() {
        var added = shelf.add(0);

        var told =
                probe.awaitEvent(ProductAdded.class, event -> event.productId().equals(added.id()));

        assertThat(told)
                .isEqualTo(new ProductAdded(added.id(), 1, added.sku(), "A thing", "things", new Money(1299, "EUR")));
    }

    @Test
    void aDescriptionMayBeLeftOut() {
        var body = new HashMap<>(Shelf.body());
        body.remove("description");

        assertThat(Shelf.product(shelf.post(body).expectStatus().isCreated()).description())
                .isEmpty();
    }

    @Test
    void aSkuIsGivenOnce() {
        var taken = shelf.add(0);

        shelf.post(Shelf.body(taken.sku())).expectStatus().isEqualTo(409);
        var other = shelf.add(0);
        shelf.put(other.id(), "*", Shelf.body(taken.sku())).expectStatus().isEqualTo(409);

        assertThat(shelf.find(other.id()).version()).isEqualTo(1);
    }

    @Test
    void anotherCurrencyIsRefused() {
        var body = Shelf.with(Shelf.body(), "price", Map.of("amount", 1, "currency", "USD"));
        var product = shelf.add(0);

        shelf.post(body).expectStatus().isEqualTo(422);
        shelf.put(product.id(), "*", body).expectStatus().isEqualTo(422);
    }

    @Test
    void anEditRaisesTheVersionAndIsTold() {
        var product = shelf.add(5);
        var body = Shelf.with(Shelf.body(product.sku()), "name", "Another thing");

        shelf.put(product.id(), "\"1-5\"", body)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"2-5\"");

        var told = probe.awaitEvent(
                ProductChanged.class, event -> event.productId().equals(product.id()));
        assertThat(told).isEqualTo(new ProductChanged(product.id(), 2, product.sku(), "Another thing", "things"));
        assertThat(pricesToldOf(product.id())).isZero();
    }

    @Test
    void anotherPriceIsToldAsSuch() {
        var product = shelf.add(0);
        var body = Shelf.with(Shelf.body(product.sku()), "price", Map.of("amount", 999, "currency", "EUR"));

        shelf.put(product.id(), "\"1-0\"", body).expectStatus().isOk();

        var told =
                probe.awaitEvent(PriceChanged.class, event -> event.productId().equals(product.id()));
        assertThat(told).isEqualTo(new PriceChanged(product.id(), 2, new Money(999, "EUR")));
        assertThat(probe.events(ProductChanged.class))
                .noneMatch(event -> event.productId().equals(product.id()));
    }

    private long pricesToldOf(UUID product) {
        return probe.events(PriceChanged.class).stream()
                .filter(event -> event.productId().equals(product))
                .count();
    }

    @Test
    void theSameDetailsAreNoEdit() {
        var product = shelf.add(0);

        shelf.put(product.id(), "\"1-0\"", Shelf.body(product.sku()))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1-0\"");
    }

    @ParameterizedTest
    @CsvSource({"'\"1-0\"', 200", "'\"1-77\"', 200", "*, 200", "'\"0-0\"', 412", "'\"2-0\"', 412", "1-0, 400", "'', 428"
    })
    void anEditIsJudgedByTheVersionThatWasSeen(String ifMatch, int status) {
        var product = shelf.add(0);

        shelf.put(product.id(), ifMatch, Shelf.body(product.sku()))
                .expectStatus()
                .isEqualTo(status);
        shelf.delete(product.id(), ifMatch).expectStatus().isEqualTo(status == 200 ? 204 : status);

        assertThat(shelf.find(product.id()).version()).isEqualTo(status == 200 ? 2 : 1);
    }

    @Test
    void ofTwoEditsAtOnceOneWins() {
        var product = shelf.add(0);

        var statuses = AtOnce.times(4, n -> {
            var body = Shelf.with(Shelf.body(product.sku()), "name", "Name " + n);
            return Shelf.status(shelf.put(product.id(), "\"1-0\"", body));
        });

        assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
        assertThat(shelf.find(product.id()).version()).isEqualTo(2);
    }

    @Test
    void aProductThatIsNotThereCantBeChanged() {
        shelf.put(NOBODY, "*", Shelf.body()).expectStatus().isNotFound();
        shelf.delete(NOBODY, "*").expectStatus().isNotFound();
        shelf.changeStock(NOBODY, 1, "Delivery").expectStatus().isNotFound();
    }

    @Test
    void aRetiredProductStaysButIsNotEditedAnyMore() {
        var product = shelf.add(3);

        shelf.delete(product.id(), "\"1-3\"").expectStatus().isNoContent();

        var retired = shelf.find(product.id());
        assertThat(retired.retired()).isTrue();
        assertThat(retired.stock()).isEqualTo(3);
        shelf.put(product.id(), "*", Shelf.body()).expectStatus().isEqualTo(409);
        var told = probe.awaitEvent(
                ProductRetired.class, event -> event.productId().equals(product.id()));
        assertThat(told.version()).isEqualTo(2);
    }

    @Test
    void retiringAgainChangesNothing() {
        var product = shelf.add(0);
        shelf.delete(product.id(), "\"1-0\"").expectStatus().isNoContent();

        shelf.delete(product.id(), "\"1-0\"").expectStatus().isNoContent();
        shelf.delete(product.id(), "\"2-0\"").expectStatus().isNoContent();
        shelf.delete(product.id(), "\"0-0\"").expectStatus().isEqualTo(412);

        assertThat(shelf.find(product.id()).version()).isEqualTo(2);
    }
}
