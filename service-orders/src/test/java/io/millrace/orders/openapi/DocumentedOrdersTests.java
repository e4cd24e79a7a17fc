package io.millrace.orders.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.orders.OrdersTest;
import io.millrace.orders.order.OrderStatus;
import io.millrace.testing.openapi.CheckedIn;
import io.millrace.testing.openapi.DocumentedCalls;
import io.millrace.testing.tokens.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the document says is what happens. */
class DocumentedOrdersTests extends OrdersTest {

    private static final String PRODUCT = "019aa3c1-9b1f-7c55-9d8e-3d3d1b1c8f10";

    private final String token = Tokens.customer();

    private DocumentedCalls documented;

    @BeforeEach
    void read() {
        documented = new DocumentedCalls(
                CheckedIn.at("src/main/openapi/openapi.json").document(), client);
    }

    @Test
    void everyCallAnswersAsDocumented() {
        var lamp = CATALOG.product(PRICE.amount());
        var id = documented
                .call("placeOrder")
                .as(token)
                .replacing(PRODUCT, lamp)
                .expect(202)
                .text("/id");
        var other = documented
                .call("placeOrder")
                .as(token)
                .with("Idempotency-Key", newKey())
                .replacing(PRODUCT, lamp)
                .expect(202)
                .text("/id");
        var tag =
                documented.call("getOrder").as(token).with("id", id).expect(200).header("ETag");
        documented
                .call("getOrder")
                .as(token)
                .with("id", id)
                .with("If-None-Match", tag)
                .expect(304);
        var page = documented.call("listOrders").as(token).with("limit", 1).expect(200);
        assertThat(page.header("Link")).contains(page.text("/next"));
        documented
                .call("listOrders")
                .as(token)
                .with("after", page.text("/next"))
                .expect(200);
        documented.call("cancelOrder").as(token).with("id", id).expect(202);
        documented.call("followOrder").as(token).with("id", id).expect(200);
        documented
                .call("followOrder")
                .as(token)
                .with("id", id)
                .with("Last-Event-ID", 2)
                .expect(204);
        events.publish(stockRejected(UUID.fromString(other)));
        awaitStatus(token, UUID.fromString(other), OrderStatus.REJECTED);
        documented.call("getOrder").as(Tokens.admin()).with("id", other).expect(200);
        documented.call("cancelOrder").as(token).with("id", other).expect(409);
        documented.allWereMade();
    }

    @Test
    void mistakesAreAnsweredAsDocumented() {
        documented.call("placeOrder").expect(401);
        documented.call("placeOrder").as(Tokens.admin()).expect(403);
        documented.call("placeOrder").as(token).without("Idempotency-Key").expect(400);
        documented
                .call("placeOrder")
                .as(token)
                .sending("{\"lines\": [], \"more\": 1}")
                .expect(400);
        documented
                .call("placeOrder")
                .as(token)
                .sending("{\"lines\": [" + " ".repeat(1 << 20) + "]}")
                .expect(413);
        documented.call("placeOrder").as(token).expect(422);
        documented.call("listOrders").as(token).with("limit", 101).expect(400);
        documented.call("listOrders").as(token).with("API-Version", "none").expect(400);
        documented.call("getOrder").as(token).expect(404);
        documented.call("getOrder").as(token).with("id", "none").expect(400);
        documented.call("cancelOrder").as(token).expect(404);
        documented.call("followOrder").as(token).expect(404);
        documented.call("followOrder").as(Tokens.expired()).expect(401);
    }
}
