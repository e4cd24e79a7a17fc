package io.millrace.gateway.graphql.transport;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webflux.GraphQlSseHandler;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers as events, what is no subscription too: Spring's own handler has nothing but one error for it. */
final class EventStreamHandler extends GraphQlSseHandler {

    EventStreamHandler(WebGraphQlHandler handler, @Nullable Duration keepAlive) {
        super(handler, null, keepAlive);
    }

    @Override
    public Mono<ServerResponse> handleRequest(ServerRequest request) {
        return super.handleRequest(request).switchIfEmpty(RefusedRequests.noQuestion());
    }

    @Override
    protected Mono<ServerResponse> prepareResponse(ServerRequest request, WebGraphQlResponse response) {
        return response.getData() instanceof Publisher
                ? super.prepareResponse(request, response)
                : ServerResponse.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .body(BodyInserters.fromServerSentEvents(
                                Flux.just(event("next", response.toMap()), event("complete", Map.of()))));
    }

    private static ServerSentEvent<Map<String, Object>> event(String name, Map<String, Object> data) {
        return ServerSentEvent.builder(data).event(name).build();
    }
}
