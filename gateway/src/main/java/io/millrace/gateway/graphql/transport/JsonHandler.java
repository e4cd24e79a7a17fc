package io.millrace.gateway.graphql.transport;

import io.millrace.gateway.graphql.failure.GraphQlProblems;
import io.millrace.starter.problem.ProblemException;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webflux.GraphQlHttpHandler;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers as JSON, and says so where that can't be done: Spring's own handler writes a stream as an empty object. */
final class JsonHandler extends GraphQlHttpHandler {

    private final GraphQlProblems problems;

    JsonHandler(WebGraphQlHandler handler, GraphQlProblems problems) {
        super(handler);
        this.problems = problems;
    }

    @Override
    public Mono<ServerResponse> handleRequest(ServerRequest request) {
        return super.handleRequest(request).switchIfEmpty(RefusedRequests.noQuestion());
    }

    @Override
    protected Mono<ServerResponse> prepareResponse(ServerRequest request, WebGraphQlResponse response) {
        return super.prepareResponse(request, response.getData() instanceof Publisher ? refused(response) : response);
    }

    private WebGraphQlResponse refused(WebGraphQlResponse subscription) {
        var refusal = new ProblemException(
                HttpStatus.BAD_REQUEST, "A subscription takes a WebSocket, or Accept: text/event-stream alone.");
        return problems.answer(subscription.getExecutionInput(), refusal);
    }
}
