package io.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningSystem.class)
class EdgeTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/actuator/health", "/actuator/prometheus", "/nothing"})
    void whatIsNoRouteIsAProblem(String path, MillraceSystem system) {
        var answer = Api.anonymous(system).get(path).expect(404);

        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("$.traceId")).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/api/users/me", "/api/users/me/credit", "/api/users"})
    void nobodyGetsInWithoutAToken(String path, MillraceSystem system) {
        Api.anonymous(system).get(path).expect(401);
        Api.anonymous(system).with("Authorization", "Bearer x.y.z").get(path).expect(401);
    }

    @Test
    void whatIsForTheAdministratorIsNotForCustomers(MillraceSystem system) {
        var customer = Api.newCustomer(system);

        customer.get("/api/users").expect(403);
        customer.post("/api/products", "{}").expect(403);
        Api.administrator(system)
                .order("0198f000-0000-7000-8000-000000000000", 1)
                .expect(403);
    }

    @Test
    void aServiceCalledAroundTheGatewayIsAsClosed(MillraceSystem system) throws IOException, InterruptedException {
        assertThat(status(system.url(Service.ORDERS).resolve("/api/orders"))).isEqualTo(401);
        assertThat(status(system.url(Service.USERS).resolve("/api/users"))).isEqualTo(401);
    }

    @Test
    void everyServiceVerifiesWhatUsersSigned(MillraceSystem system) {
        var customer = Api.newCustomer(system);

        customer.get("/api/users/me").expect(200);
        customer.get("/api/orders").expect(200);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyServiceTellsOfItselfOnItsManagementPort(Service service, MillraceSystem system)
            throws IOException, InterruptedException {
        var management = system.managementUrl(service);

        assertThat(status(management.resolve("/actuator/health"))).isEqualTo(200);
        assertThat(body(management.resolve("/actuator/prometheus"))).contains("millrace_eventloop_lag_seconds");
        assertThat(status(management.resolve("/actuator/env"))).isIn(401, 404);
        assertThat(status(management.resolve("/actuator/heapdump"))).isIn(401, 404);
    }

    private static int status(URI uri) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static String body(URI uri) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
