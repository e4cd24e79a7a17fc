package io.millrace.gateway.limit;

import io.millrace.starter.web.ClientAddresses;
import java.security.Principal;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells callers apart: by the subject of their token, or by where they are where there is none. */
final class Callers {

    private final Policy user;
    private final Policy address;
    private final ClientAddresses addresses;

    Callers(Policy user, Policy address, ClientAddresses addresses) {
        this.user = user;
        this.address = address;
        this.addresses = addresses;
    }

    Mono<Caller> of(ServerWebExchange exchange) {
        return exchange.<Principal>getPrincipal()
                .map(token -> new Caller(user, token.getName()))
                .switchIfEmpty(
                        Mono.fromSupplier(() -> new Caller(address, addresses.keyOf(exchange.getRequest()))));
    }
}
