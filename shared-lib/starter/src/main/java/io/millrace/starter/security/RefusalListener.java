package io.millrace.starter.security;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** As a bean, hears of each request that is refused for its token or its roles. Where it fails, that is the answer. */
@FunctionalInterface
public interface RefusalListener {

    Mono<Void> onRefusal(ServerWebExchange exchange);
}
