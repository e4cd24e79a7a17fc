package io.millrace.gateway.graphql.failure;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.introspection.IntrospectionDisabledError;
import org.springframework.http.HttpStatusCode;

/** What an error's {@code extensions.code} says. */
enum ErrorCode implements ErrorClassification {
    BAD_REQUEST,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    UNPROCESSABLE,
    TOO_MANY_REQUESTS,
    TOO_COMPLEX,
    UNAVAILABLE,
    TIMEOUT,
    INTERNAL;

    static ErrorCode of(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 409, 412 -> CONFLICT;
            case 422 -> UNPROCESSABLE;
            case 429 -> TOO_MANY_REQUESTS;
            case 502, 503 -> UNAVAILABLE;
            case 504 -> TIMEOUT;
            default -> status.is4xxClientError() ? BAD_REQUEST : INTERNAL;
        };
    }

    /** For the errors that graphql-java finds by itself. */
    static ErrorCode of(GraphQLError error) {
        if (error instanceof IntrospectionDisabledError) {
            return FORBIDDEN;
        }
        return switch (error.getErrorType()) {
            case ErrorCode code -> code;
            case ErrorType.ExecutionAborted -> TOO_COMPLEX;
            case ErrorType.InvalidSyntax, ErrorType.ValidationError, ErrorType.OperationNotSupported -> BAD_REQUEST;
            case null, default -> INTERNAL;
        };
    }
}
