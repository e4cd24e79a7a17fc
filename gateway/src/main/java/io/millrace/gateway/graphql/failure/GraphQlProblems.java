package io.millrace.gateway.graphql.failure;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.millrace.starter.problem.ProblemException;
import io.millrace.starter.problem.ProblemTranslator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;

/** Turns failures into errors, by the same translators as the REST API's answers. */
public final class GraphQlProblems {

    private static final Logger log = LoggerFactory.getLogger(GraphQlProblems.class);

    private final List<ProblemTranslator> translators;

    GraphQlProblems(List<ProblemTranslator> translators) {
        this.translators = List.copyOf(translators);
    }

    /** An error without a place in the operation. */
    GraphQLError errorOf(Throwable failure) {
        return errorOf(failure, GraphqlErrorBuilder.newError());
    }

    /** An answer that is this failure alone. */
    public WebGraphQlResponse answer(ExecutionInput operation, Throwable failure) {
        var result =
                ExecutionResult.newExecutionResult().addError(errorOf(failure)).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(operation, result));
    }

    GraphQLError errorOf(Throwable failure, GraphqlErrorBuilder<?> error) {
        var problem = problemOf(failure);
        var detail = Optional.ofNullable(problem.getBody().getDetail()).orElse("The request failed.");
        return error.message("%s", detail)
                .errorType(ErrorCode.of(problem.getStatusCode()))
                .extensions(extensions(problem))
                .build();
    }

    private ErrorResponse problemOf(Throwable failure) {
        var known = translators.stream()
                .map(translator -> translator.translate(failure))
                .filter(Objects::nonNull)
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        return switch (failure) {
            case ErrorResponse problem -> problem;
            case BindException unreadable ->
                new ProblemException(HttpStatus.BAD_REQUEST, "An argument has the wrong form.", unreadable);
            default -> unknown(failure);
        };
    }

    private static ErrorResponse unknown(Throwable failure) {
        log.error("A GraphQL field failed", failure);
        return new ProblemException(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here, not in your request.");
    }

    private static Map<String, Object> extensions(ErrorResponse problem) {
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", ErrorCode.of(problem.getStatusCode()).name());
        Optional.ofNullable(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .ifPresent(seconds -> extensions.put("retryAfter", Integer.valueOf(seconds)));
        Optional.ofNullable(problem.getBody().getProperties())
                .map(properties -> properties.get("errors"))
                .ifPresent(errors -> extensions.put("errors", errors));
        return extensions;
    }
}
