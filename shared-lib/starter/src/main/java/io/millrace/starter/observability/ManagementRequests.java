package io.millrace.starter.observability;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Leaves out requests to the management port: probes and scrapes come every few seconds, and would be most of the traces
 * of a quiet system and a part of its rates.
 */
final class ManagementRequests implements ObservationPredicate, ApplicationListener<WebServerInitializedEvent> {

    private static final String MANAGEMENT = "management";
    private static final int NONE = -1;

    /** None where management has no server of its own: its requests can't be told apart then. */
    private volatile int port = NONE;

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        if (WebServerApplicationContext.hasServerNamespace(event.getApplicationContext(), MANAGEMENT)) {
            port = event.getWebServer().getPort();
        }
    }

    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext request && isManagement(request.getCarrier()));
    }

    private boolean isManagement(@Nullable ServerHttpRequest request) {
        var address = request == null ? null : request.getLocalAddress();
        return address != null && address.getPort() == port;
    }
}
