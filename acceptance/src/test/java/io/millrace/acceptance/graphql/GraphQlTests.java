package io.millrace.acceptance.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.millrace.acceptance.driver.Answer;
import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.driver.Shop;
import io.millrace.cli.system.MillraceSystem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class GraphQlTests {

    private static final String ORDERS = """
            { me { displayName orders(first: 5) { edges { node { id status lines { name quantity product { stock } } } } } } }""";

    private static final String PLACE = """
            mutation($product: ID!, $quantity: Int!, $key: String!) {
              placeOrder(input: {lines: [{productId: $product, quantity: $quantity}]}, idempotencyKey: $key) { id }
            }""";

    private Api customer;
    private String lamp;

    @BeforeEach
    void open(MillraceSystem system) {
        customer = Api.newCustomer(system);
        lamp = new Shop(system).product(2_500, 10);
    }

    @Test
    void anOrdersJourney() {
        assertThat(ask(
                                "{ products(first: 3) { edges { cursor node { id price { amount } } } pageInfo { hasNextPage } } }",
                                Map.of())
                        .<List<?>>read("$.data.products.edges"))
                .hasSize(3);

        String order = place(3);
        assertThat(follow(order)).contains("PENDING").contains("CONFIRMED");

        var mine = ask(ORDERS, Map.of());
        assertThat(mine.<String>read("$.data.me.displayName")).isEqualTo("Ada");
        assertThat(mine.<String>read("$.data.me.orders.edges[0].node.id")).isEqualTo(order);
        assertThat(mine.<String>read("$.data.me.orders.edges[0].node.status")).isEqualTo("CONFIRMED");
        assertThat(mine.<Integer>read("$.data.me.orders.edges[0].node.lines[0].product.stock"))
                .isEqualTo(7);
        assertThat(ask("mutation($id: ID!) { cancelOrder(id: $id) { status } }", Map.of("id", order))
                        .<String>read("$.data.cancelOrder.status"))
                .isEqualTo("CANCELLED");
    }

    @Test
    void whileCatalogIsAwayTheRestOfAnAnswerIsThere(MillraceSystem system) {
        String order = place(1);

        system.kill("catalog");
        var partial = ask(ORDERS, Map.of());

        assertThat(partial.<String>read("$.data.me.orders.edges[0].node.id")).isEqualTo(order);
        assertThat(partial.<String>read("$.data.me.orders.edges[0].node.lines[0].name"))
                .isEqualTo("Lamp");
        assertThat(partial.<Object>read("$.data.me.orders.edges[0].node.lines[0].product"))
                .isNull();
        assertThat(partial.<String>read("$.errors[0].extensions.code")).isEqualTo("UNAVAILABLE");
        await().atMost(Shop.JVM_START).until(() -> system.isHealthy("catalog"));
    }

    private String place(int quantity) {
        var variables = Map.of(
                "product", lamp,
                "quantity", quantity,
                "key", UUID.randomUUID().toString());
        return await().atMost(Shop.SAGA)
                .until(() -> ask(PLACE, variables), GraphQlTests::isPlaced)
                .read("$.data.placeOrder.id");
    }

    /** It is not while catalog is busy and the price list has not heard of the lamp; the key makes asking again safe. */
    private static boolean isPlaced(DocumentContext answer) {
        return answer.read("$.data.placeOrder") != null;
    }

    /** The whole stream of an order, which ends when it is decided. */
    private String follow(String order) {
        return post(
                        customer.with("Accept", "text/event-stream"),
                        "subscription($id: ID!) { orderStatus(id: $id) { status } }",
                        Map.of("id", order))
                .expect(200)
                .body();
    }

    private DocumentContext ask(String query, Map<String, ?> variables) {
        return JsonPath.parse(post(customer, query, variables).expect(200).body());
    }

    private static Answer post(Api client, String query, Map<String, ?> variables) {
        return client.post(
                "/graphql",
                JsonPath.parse(Map.of("query", query, "variables", variables)).jsonString());
    }
}
