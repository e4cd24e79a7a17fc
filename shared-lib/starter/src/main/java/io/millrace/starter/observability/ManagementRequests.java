package io.millrace.starter.observability;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Leaves out requests to the management port: probes and scrapes come every few seconds, and would be most of the traces
 * of a quiet system and a part of its rates.
 */
final class ManagementRequests implements ObservationPredicate {

    private final Environment environment;

    ManagementRequests(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext request && isManagement(request.getCarrier()));
    }

    /** The port is known only when the server has started, and may be the same as the API's. */
    private boolean isManagement(@Nullable ServerHttpRequest request) {
        var address = request == null ? null : request.getLocalAddress();
        var api = environment.getProperty("local.server.port", Integer.class);
        return address != null && api != null && address.getPort() != api;
    }
}
