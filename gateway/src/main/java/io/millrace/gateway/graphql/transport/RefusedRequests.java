package io.millrace.gateway.graphql.transport;

import static org.springframework.http.MediaType.APPLICATION_GRAPHQL_RESPONSE;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RequestPredicates.contentType;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Answers what is no GraphQL request as problems, before Spring's own endpoint answers without a body, or logs what it
 * reads, as it does where the content is {@code application/graphql}.
 */
final class RefusedRequests {

    private RefusedRequests() {}

    static RouterFunction<ServerResponse> at(String address) {
        return RouterFunctions.route()
                .route(path(address).and(POST(address).negate()), request -> Mono.error(onlyPost()))
                .route(
                        path(address).and(isMet(contentType(APPLICATION_JSON)).negate()),
                        request -> refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A GraphQL request is application/json."))
                .route(
                        path(address)
                                .and(isMet(accept(APPLICATION_JSON, APPLICATION_GRAPHQL_RESPONSE, TEXT_EVENT_STREAM))
                                        .negate()),
                        request -> refusal(
                                HttpStatus.NOT_ACCEPTABLE, "GraphQL answers application/json or text/event-stream."))
                .build();
    }

    /** A header that can't be read meets nothing. */
    private static RequestPredicate isMet(RequestPredicate condition) {
        return request -> {
            try {
                return condition.test(request);
            } catch (InvalidMediaTypeException unreadable) {
                return false;
            }
        };
    }

    /** For an answer that is none: to a body which is JSON's {@code null}. */
    static Mono<ServerResponse> noQuestion() {
        return refusal(HttpStatus.BAD_REQUEST, "A GraphQL request is a JSON object with a query.");
    }

    private static ProblemException onlyPost() {
        var problem = new ProblemException(HttpStatus.METHOD_NOT_ALLOWED, "GraphQL takes POST alone.");
        problem.getHeaders().set(HttpHeaders.ALLOW, "POST");
        return problem;
    }

    private static Mono<ServerResponse> refusal(HttpStatus status, String detail) {
        return Mono.error(new ProblemException(status, detail));
    }
}
