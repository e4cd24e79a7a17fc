package io.millrace.gateway.compression;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells caches that an answer may look different to another caller, which Netty leaves out when it compresses. */
@Component
final class VaryFilter implements WebFilter {

    private final Compressible compressible;

    VaryFilter(Compressible compressible) {
        this.compressible = compressible;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getResponse().getHeaders();
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> {
                    if (compressible.test(headers.getETag(), headers.getFirst(HttpHeaders.CONTENT_TYPE))) {
                        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
                    }
                }));
        return chain.filter(exchange);
    }
}
