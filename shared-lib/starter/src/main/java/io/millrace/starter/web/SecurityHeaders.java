package io.millrace.starter.web;

import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.security.web.server.header.StrictTransportSecurityServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What browsers are told with every answer, refusals before the security filters included, hence not by these: no
 * guessing of types, no frames, no scripts, no referrer, and nothing is kept that does not say for how long. A header
 * that is there already stays: a controller's, or a service's that the gateway passes on, so none comes twice.
 */
final class SecurityHeaders implements WebFilter, Ordered {

    /** The headers, and what they say where nobody else has said something. */
    static final Map<String, String> DEFAULTS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Content-Security-Policy",
            "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy",
            "no-referrer",
            HttpHeaders.CACHE_CONTROL,
            "no-store");

    private static final ServerHttpHeadersWriter OVER_TLS = new StrictTransportSecurityServerHttpHeadersWriter();

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> write(exchange));
        return chain.filter(exchange);
    }

    private static Mono<Void> write(ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        DEFAULTS.forEach((name, value) -> headers.putIfAbsent(name, List.of(value)));
        return OVER_TLS.writeHttpHeaders(exchange);
    }
}
