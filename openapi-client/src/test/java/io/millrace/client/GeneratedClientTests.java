package io.millrace.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.client.api.OrdersApi;
import io.millrace.client.model.OrderStatus;
import io.millrace.client.model.RejectionReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The generated client makes a call and reads the answer, which is the document's own example. */
class GeneratedClientTests {

    private static final Path DOCUMENT = Path.of("../gateway/src/main/resources/openapi/openapi.json");
    private static final String ID = "019aa3c4-4a40-7198-8424-0af76fcea601";

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/orders/" + ID, GeneratedClientTests::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        var status = "Bearer a token".equals(token) ? 200 : 401;
        var body = JsonMapper.shared().writeValueAsBytes(example());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static JsonNode example() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(DOCUMENT))
                .at("/paths/~1api~1orders~1{id}/get/responses/200/content/application~1json/example");
    }

    @Test
    void aCallIsMadeAndItsAnswerUnderstood() {
        var client = new ApiClient()
                .setBasePath("http://localhost:" + server.getAddress().getPort());
        client.setBearerToken("a token");

        var order =
                new OrdersApi(client).getOrder(UUID.fromString(ID), null, null).block(Duration.ofSeconds(15));

        assertThat(order.getId()).hasToString(ID);
        assertThat(order.getStatus()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order.getReason()).isEqualTo(RejectionReason.OUT_OF_STOCK);
        assertThat(order.getTotal().getAmount()).isEqualTo(2598);
        assertThat(order.getHistory()).hasSize(2);
        assertThat(order.getPlacedAt()).isEqualTo("2026-11-24T09:30:00.123456Z");
    }
}
