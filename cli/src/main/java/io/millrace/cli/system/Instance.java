package io.millrace.cli.system;

import java.net.URI;

/** One process of a service; replica 0 is the first. */
record Instance(Service service, int replica, int port, int managementPort) {

    String name() {
        return replica == 0 ? service.shortName() : service.shortName() + "-" + (replica + 1);
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    URI managementUrl() {
        return URI.create("http://localhost:" + managementPort);
    }

    URI readiness() {
        return managementUrl().resolve("/actuator/health/readiness");
    }
}
