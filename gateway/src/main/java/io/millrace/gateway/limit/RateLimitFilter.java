package io.millrace.gateway.limit;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Charges a request that the security let through, whoever answers it. Operators are not held to anything. */
final class RateLimitFilter implements WebFilter, Ordered {

    /** Spring Security's filter has -100. */
    private static final int AFTER_SECURITY = -50;

    private final RateLimits limits;

    RateLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return AFTER_SECURITY;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isManagement(exchange)
                ? chain.filter(exchange)
                : limits.charge(exchange).then(Mono.defer(() -> chain.filter(exchange)));
    }

    /** The management port's server takes over the filters of this one. */
    private static boolean isManagement(ServerWebExchange exchange) {
        return WebServerApplicationContext.hasServerNamespace(exchange.getApplicationContext(), "management");
    }
}
