package io.millrace.acceptance.observability;

import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.driver.Shop;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.net.http.*;
import java.nio.file.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class ExportedMetricsTests {
    @Test
    void dump(MillraceSystem system) throws Exception {
        var lamp = new Shop(system).product(100, 1);
        var customer = Api.newCustomer(system);
        Shop.awaitStatus(customer, Shop.place(customer, lamp, 1), "CONFIRMED");
        Api.anonymous(system).get("/nothing/at/all");
        Api.anonymous(system).get("/api/products?limit=20");
        customer.post("/graphql", "{\"query\":\"{ me { id } products(first: 2) { edges { node { id } } } }\"}");
        Thread.sleep(6000);
        for (var service : Service.values()) {
            var page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(system.managementUrl(service).resolve("/actuator/prometheus"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Files.writeString(Path.of("/tmp/eyes-" + service + ".prom"), page);
        }
    }
}
