package io.millrace.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.shelf.AtOnce;
import io.millrace.catalog.shelf.Shelf;
import io.millrace.contracts.catalog.StockAdjusted;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.tokens.Tokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class StockApplicationTests {

    @Autowired
    private WebTestClient client;

    @Autowired
    private EventProbe probe;

    @Autowired
    private DatabaseClient database;

    private Shelf shelf;

    @BeforeEach
    void openShelf() {
        shelf = new Shelf(client);
    }

    @Test
    void stockComesAndGoesWithoutAnEdit() {
        var product = shelf.add(10);

        shelf.changeStock(product.id(), -4, "Broken")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1-6\"");

        var told = probe.awaitEvent(
                StockAdjusted.class, event -> event.productId().equals(product.id()) && event.stockRevision() == 2);
        assertThat(told).isEqualTo(new StockAdjusted(product.id(), -4, "Broken", 6, 2));
    }

    @Test
    void everyChangeIsNotedWithItsReason() {
        var product = shelf.add(10);

        var note = database.sql("SELECT change, reason, changed_by FROM stock_change WHERE product_id = :id")
                .bind("id", product.id())
                .fetch()
                .one()
                .block();

        assertThat(note).containsEntry("change", 10).containsEntry("reason", "Delivery");
        assertThat(note.get("changed_by").toString()).isNotBlank();
    }

    @Test
    void noMoreThanIsThereCanBeTaken() {
        var product = shelf.add(3);

        shelf.changeStock(product.id(), -4, "Broken").expectStatus().isEqualTo(409);
        shelf.changeStock(product.id(), -3, "Broken").expectStatus().isOk();
        shelf.changeStock(product.id(), -1, "Broken").expectStatus().isEqualTo(409);

        assertThat(shelf.find(product.id()).stock()).isZero();
    }

    @Test
    void aRetiredProductsRestCanBeWrittenOff() {
        var product = shelf.add(3);
        shelf.delete(product.id(), "*").expectStatus().isNoContent();

        shelf.changeStock(product.id(), -3, "Sold as a lot").expectStatus().isOk();
    }

    @Test
    void takingAtOnceNeverTakesMoreThanThereIs() {
        var product = shelf.add(5);

        var statuses = AtOnce.times(8, n -> Shelf.status(shelf.changeStock(product.id(), -1, "Taken " + n)));

        assertThat(statuses).containsExactlyInAnyOrder(200, 200, 200, 200, 200, 409, 409, 409);
        assertThat(shelf.find(product.id()).stock()).isZero();
    }

    @Test
    void thereIsAnEndToWhatCanBeInStock() {
        var product = shelf.add(0);
        database.sql("UPDATE product SET available = :most WHERE id = :id")
                .bind("most", StockKeeper.GREATEST_STOCK - 1)
                .bind("id", product.id())
                .then()
                .block();

        shelf.changeStock(product.id(), 2, "Delivery").expectStatus().isEqualTo(409);
        shelf.changeStock(product.id(), 1, "Delivery").expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"change\":0,\"reason\":\"x\"}",
                "{\"change\":1000001,\"reason\":\"x\"}",
                "{\"change\":-1000001,\"reason\":\"x\"}",
                "{\"change\":99999999999,\"reason\":\"x\"}",
                "{\"change\":1.5,\"reason\":\"x\"}",
                "{\"change\":\"1\",\"reason\":\"x\"}",
                "{\"change\":1}",
                "{\"change\":1,\"reason\":\"\"}",
                "{\"change\":1,\"reason\":\"a\\nb\"}",
                "{\"reason\":\"x\"}",
                "{\"change\":1,\"reason\":\"x\",\"by\":\"me\"}"
            })
    void aBadChangeIsRefused(String body) {
        var product = shelf.add(1);

        shelf.client()
                .post()
                .uri(Shelf.PRODUCTS + "/{id}/stock", product.id())
                .headers(Shelf::administrator)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);

        assertThat(shelf.find(product.id()).stock()).isEqualTo(1);
    }

    @Test
    void aReasonHasAnEnd() {
        var product = shelf.add(0);

        shelf.changeStock(product.id(), 1, "x".repeat(200)).expectStatus().isOk();
        shelf.changeStock(product.id(), 1, "x".repeat(201)).expectStatus().isBadRequest();
    }

    @Test
    void aCustomerMayNotChangeStock() {
        shelf.client()
                .post()
                .uri(Shelf.PRODUCTS + "/{id}/stock", UUID.randomUUID())
                .headers(headers -> headers.setBearerAuth(Tokens.customer()))
                .bodyValue(Map.of("change", 1, "reason", "For me"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }
}
