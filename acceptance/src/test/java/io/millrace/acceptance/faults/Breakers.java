package io.millrace.acceptance.faults;

import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Metrics;
import io.millrace.acceptance.driver.Rig;
import io.millrace.cli.system.Service;
import java.time.Duration;
import java.util.List;

/** The circuit breakers in front of catalog, as the metrics of their services show them. */
final class Breakers {

    private static final String NAME = "catalog";

    /** A window, a wait and some calls more, on a machine that also builds. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Metrics> services;

    Breakers(Rig rig) {
        services = List.of(rig.metrics(Service.GATEWAY), rig.metrics(Service.ORDERS));
    }

    /** Waits until each was seen in this state. */
    void awaitEach(String state) {
        services.forEach(service ->
                await("%s breaker".formatted(state)).atMost(PATIENCE).until(() -> service.isBreaker(NAME, state)));
    }
}
