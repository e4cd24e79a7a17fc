package io.millrace.gateway.graphql.transport;

import io.millrace.starter.problem.ProblemException;
import io.millrace.starter.web.ClientAddresses;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses WebSockets that a foreign page opens: browsers let any page do so, and say which one in {@code Origin}. Same
 * origin is told by the host alone, as TLS may end at a proxy.
 */
final class Handshake implements WebFilter {

    /** Where the handshake's address, as limits count it, is in Reactor's context. */
    static final String ADDRESS = Handshake.class.getName() + ".ADDRESS";

    private final Set<String> origins;
    private final ClientAddresses addresses;

    Handshake(Set<String> origins, ClientAddresses addresses) {
        this.origins = Set.copyOf(origins);
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!"websocket".equalsIgnoreCase(request.getHeaders().getUpgrade())) {
            return chain.filter(exchange);
        }
        if (isForeign(request)) {
            return Mono.error(new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "Pages of this origin may not connect; MILLRACE_CORS_ORIGINS names those that may."));
        }
        var address = addresses.keyOf(request);
        return chain.filter(exchange).contextWrite(context -> context.put(ADDRESS, address));
    }

    private boolean isForeign(ServerHttpRequest request) {
        var origin = request.getHeaders().getOrigin();
        return origin != null
                && !origins.contains(origin)
                && !isOf(origin, request.getHeaders().getFirst("Host"));
    }

    private static boolean isOf(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
