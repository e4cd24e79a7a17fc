package io.millrace.starter.web;

import io.millrace.starter.observability.InTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * One line for each request when its answer begins, at {@code DEBUG}, with the trace id that the services behind write
 * too. The path alone: a query may hold what is nobody's business.
 */
final class RequestLog implements WebFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(RequestLog.class);

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (log.isDebugEnabled()) {
            exchange.getResponse().beforeCommit(() -> InTrace.log(() -> write(exchange)));
        }
        return chain.filter(exchange);
    }

    private static void write(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var status = exchange.getResponse().getStatusCode();
        log.debug(
                "{} {} is answered {}",
                request.getMethod(),
                request.getURI().getRawPath(),
                status == null ? 200 : status.value());
    }
}
