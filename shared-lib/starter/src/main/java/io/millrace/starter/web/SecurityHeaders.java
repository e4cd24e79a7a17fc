package io.millrace.starter.web;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.server.header.CompositeServerHttpHeadersWriter;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.security.web.server.header.StaticServerHttpHeadersWriter;
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

    private static final ServerHttpHeadersWriter WRITER = new CompositeServerHttpHeadersWriter(
            unlessSet("X-Content-Type-Options", "nosniff"),
            unlessSet("X-Frame-Options", "DENY"),
            unlessSet("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            unlessSet("Referrer-Policy", "no-referrer"),
            unlessSet(HttpHeaders.CACHE_CONTROL, "no-store"),
            new StrictTransportSecurityServerHttpHeadersWriter());

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> WRITER.writeHttpHeaders(exchange));
        return chain.filter(exchange);
    }

    private static ServerHttpHeadersWriter unlessSet(String name, String value) {
        return StaticServerHttpHeadersWriter.builder().header(name, value).build();
    }
}
