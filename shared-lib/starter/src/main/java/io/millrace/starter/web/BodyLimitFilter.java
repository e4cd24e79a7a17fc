package io.millrace.starter.web;

import io.millrace.starter.problem.ProblemException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * Ends a request whose body is over the limit: by its {@code Content-Length}, or at the byte that is one too many. A
 * compressed body is refused: nobody here would read it, and it might grow.
 */
final class BodyLimitFilter implements WebFilter, Ordered {

    private final long limit;

    BodyLimitFilter(DataSize limit) {
        this.limit = limit.toBytes();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (request.getHeaders().getContentLength() > limit) {
            return Mono.error(tooLarge());
        }
        if (isEncoded(request)) {
            return Mono.error(encoded());
        }
        return chain.filter(exchange.mutate().request(limited(request)).build());
    }

    private static boolean isEncoded(ServerHttpRequest request) {
        var encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !"identity".equalsIgnoreCase(encoding.strip());
    }

    private static ProblemException encoded() {
        var problem = new ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request's body must be sent without Content-Encoding.");
        problem.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "identity");
        return problem;
    }

    private ServerHttpRequest limited(ServerHttpRequest request) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                var received = new AtomicLong();
                return super.getBody().handle((buffer, sink) -> count(received, buffer, sink));
            }
        };
    }

    private void count(AtomicLong received, DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
        if (received.addAndGet(buffer.readableByteCount()) > limit) {
            DataBufferUtils.release(buffer);
            sink.error(tooLarge());
        } else {
            sink.next(buffer);
        }
    }

    private ContentTooLargeException tooLarge() {
        var error = new ContentTooLargeException(null);
        error.setDetail("The request's body is larger than %d bytes.".formatted(limit));
        return error;
    }
}
