package io.millrace.gateway.tracing;

import java.util.Set;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Takes away what a client would have carried through the whole system: baggage, which ends in other people's logs and
 * headers, what other tracing systems call theirs, and the settings of older ways to trace. Before anything reads them.
 */
final class OutsideHeaders implements HttpHandlerDecoratorFactory {

    private static final Set<String> DROPPED = Set.of(
            "baggage",
            "tracestate",
            "b3",
            "x-b3-traceid",
            "x-b3-spanid",
            "x-b3-parentspanid",
            "x-b3-sampled",
            "x-b3-flags");

    @Override
    public HttpHandler apply(HttpHandler next) {
        return (request, response) -> next.handle(isClean(request) ? request : cleaned(request), response);
    }

    private static boolean isClean(ServerHttpRequest request) {
        return DROPPED.stream().noneMatch(request.getHeaders()::containsHeader);
    }

    private static ServerHttpRequest cleaned(ServerHttpRequest request) {
        return request.mutate()
                .headers(headers -> DROPPED.forEach(headers::remove))
                .build();
    }
}
