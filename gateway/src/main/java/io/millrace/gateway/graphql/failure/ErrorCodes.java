package io.millrace.gateway.graphql.failure;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.millrace.starter.problem.ProblemWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/** Gives every error of an answer its code and its trace, those too that graphql-java finds by itself. */
final class ErrorCodes implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return Mono.deferContextual(
                context -> chain.next(request).map(response -> complete(response, ProblemWriter.traceId(context))));
    }

    private static WebGraphQlResponse complete(WebGraphQlResponse response, Optional<String> traceId) {
        var errors = response.getExecutionResult().getErrors();
        return errors.isEmpty()
                ? response
                : response.transform(answer -> answer.errors(
                        errors.stream().map(error -> complete(error, traceId)).toList()));
    }

    private static GraphQLError complete(GraphQLError error, Optional<String> traceId) {
        var code = ErrorCode.of(error);
        var extensions = new LinkedHashMap<String, Object>(
                Optional.ofNullable(error.getExtensions()).orElse(Map.of()));
        extensions.put("code", code.name());
        traceId.ifPresent(id -> extensions.put("traceId", id));
        return GraphqlErrorBuilder.newError()
                .message(
                        "%s",
                        code == ErrorCode.INTERNAL
                                ? "Something went wrong here, not in your request."
                                : error.getMessage())
                .locations(error.getLocations())
                .path(error.getPath())
                .errorType(code)
                .extensions(extensions)
                .build();
    }
}
