package io.millrace.gateway.limit;

import java.security.Principal;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells callers apart: by the subject of their token, or by where they are where there is none. */
final class Callers {

    private final Policy user;
    private final Policy address;
    private final Function<ServerHttpRequest, String> addresses;

    Callers(Policy user, Policy address, Function<ServerHttpRequest, String> addresses) {
        this.user = user;
        this.address = address;
        this.addresses = addresses;
    }

    Mono<Caller> of(ServerWebExchange exchange) {
        return exchange.<Principal>getPrincipal()
                .map(token -> new Caller(user, token.getName()))
                .switchIfEmpty(Mono.fromSupplier(() -> new Caller(address, addresses.apply(exchange.getRequest()))));
    }
}
