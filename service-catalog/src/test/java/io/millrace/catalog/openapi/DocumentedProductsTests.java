package io.millrace.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.IntegrationTest;
import io.millrace.testing.openapi.CheckedIn;
import io.millrace.testing.openapi.DocumentedCall;
import io.millrace.testing.openapi.DocumentedCalls;
import io.millrace.testing.tokens.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the document says is what happens. */
@IntegrationTest
class DocumentedProductsTests {

    private static final String SKU = "LAMP-7";

    private final String admin = Tokens.admin();
    private final String sku = "SKU-" + UUID.randomUUID();

    @Autowired
    private WebTestClient client;

    private DocumentedCalls documented;

    @BeforeEach
    void read() {
        documented = new DocumentedCalls(
                CheckedIn.at("src/main/openapi/openapi.json").document(), client);
    }

    @Test
    void everyCallAnswersAsDocumented() {
        var added = admin("addProduct").replacing(SKU, sku).expect(201);
        var id = added.text("/id");
        assertThat(added.header("Location")).endsWith(id);
        admin("addProduct").replacing(SKU, sku + "-2").expect(201);
        admin("changeStock").with("id", id).expect(200);
        var tag = documented.call("getProduct").with("id", id).expect(200).header("ETag");
        documented.call("getProduct").with("id", id).with("If-None-Match", tag).expect(304);
        admin("replaceProduct")
                .with("id", id)
                .replacing(SKU, sku)
                .replacing("Desk lamp", "Lamp")
                .with("If-Match", tag)
                .expect(200);
        admin("replaceProduct")
                .with("id", id)
                .replacing(SKU, sku)
                .with("If-Match", tag)
                .expect(412);
        var page = documented.call("listProducts").with("limit", 1).expect(200);
        assertThat(page.header("Link")).contains(page.text("/next"));
        documented.call("listProducts").with("after", page.text("/next")).expect(200);
        var batch = documented.call("listProducts").with("id", id).expect(200).header("ETag");
        documented
                .call("listProducts")
                .with("id", id)
                .with("If-None-Match", batch)
                .expect(304);
        admin("retireProduct").with("id", id).with("If-Match", "*").expect(204);
        admin("retireProduct").with("id", id).with("If-Match", "*").expect(204); // again, for an answer that got lost
        documented.call("getProduct").with("id", id).expect(200);
        documented.allWereMade();
    }

    @Test
    void mistakesAreAnsweredAsDocumented() {
        var id = admin("addProduct").replacing(SKU, sku).expect(201).text("/id");
        admin("addProduct").replacing(SKU, sku).expect(409);
        admin("addProduct").replacing("EUR", "USD").expect(422);
        admin("addProduct").sending("{}").expect(400);
        admin("addProduct").sending(" ".repeat(1 << 21)).expect(413);
        admin("replaceProduct").with("id", id).without("If-Match").expect(428);
        admin("replaceProduct").expect(404);
        admin("changeStock")
                .with("id", id)
                .sending("{\"change\": -1, \"reason\": \"Lost\"}")
                .expect(409);
        admin("changeStock")
                .with("id", id)
                .sending("{\"change\": 0, \"reason\": \"None\"}")
                .expect(400);
        documented.call("addProduct").expect(401);
        documented.call("addProduct").as(Tokens.customer()).expect(403);
        documented.call("getProduct").expect(404);
        documented.call("getProduct").as(Tokens.expired()).expect(401);
        documented.call("listProducts").with("limit", 0).expect(400);
    }

    private DocumentedCall admin(String id) {
        return documented.call(id).as(admin);
    }
}
