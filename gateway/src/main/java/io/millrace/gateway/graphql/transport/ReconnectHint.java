package io.millrace.gateway.graphql.transport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Begins GraphQL's event streams with how long to wait before coming back, since nobody knows when one ends. */
final class ReconnectHint implements WebFilter {

    private final String path;
    private final byte[] hint;

    ReconnectHint(String path, Duration reconnect) {
        this.path = path;
        this.hint = "retry:%d\n\n".formatted(reconnect.toMillis()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getRequest().getPath().value().equals(path)
                ? chain.filter(exchange.mutate()
                        .response(hinting(exchange.getResponse()))
                        .build())
                : chain.filter(exchange);
    }

    private ServerHttpResponse hinting(ServerHttpResponse response) {
        return new ServerHttpResponseDecorator(response) {
            @Override
            public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
                return super.writeAndFlushWith(
                        MediaType.TEXT_EVENT_STREAM.isCompatibleWith(
                                        getHeaders().getContentType())
                                ? Flux.<Publisher<? extends DataBuffer>>concat(Mono.just(firstOf(this)), body)
                                : body);
            }
        };
    }

    private Mono<DataBuffer> firstOf(ServerHttpResponse response) {
        return Mono.fromSupplier(() -> response.bufferFactory().wrap(hint));
    }
}
