package io.millrace.gateway.tracing;

import io.micrometer.common.KeyValue;
import java.util.Optional;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerHttpObservationDocumentation.LowCardinalityKeyNames;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/** Requests are told apart by their route, of which there are a few, and never by their path, of which there is no end. */
final class RouteConvention extends DefaultServerRequestObservationConvention {

    @Override
    public String getContextualName(ServerRequestObservationContext context) {
        return routeOf(context)
                .map(route -> "http %s %s".formatted(method(context).getValue(), route.getId()))
                .orElseGet(() -> super.getContextualName(context));
    }

    @Override
    protected KeyValue uri(ServerRequestObservationContext context) {
        return routeOf(context)
                .map(route -> KeyValue.of(LowCardinalityKeyNames.URI, route.getId()))
                .orElseGet(() -> super.uri(context));
    }

    private static Optional<Route> routeOf(ServerRequestObservationContext context) {
        return Optional.ofNullable((Route) context.getAttributes().get(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR));
    }
}
