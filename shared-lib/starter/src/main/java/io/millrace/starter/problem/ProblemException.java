package io.millrace.starter.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A failure that callers are told of as it stands. Services throw it, or a subclass that says what failed. */
public class ProblemException extends ErrorResponseException {

    /** How long callers are asked to wait before they try again: most outages here last seconds. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    public ProblemException(HttpStatus status, String detail) {
        this(status, detail, null);
    }

    public ProblemException(HttpStatus status, String detail, @Nullable Throwable cause) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), cause);
    }

    /** 400 with one entry in {@code errors[]}. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    /** 400 with {@code errors[]}. */
    public static ProblemException invalid(List<FieldProblem> errors) {
        var problem = new ProblemException(HttpStatus.BAD_REQUEST, "The request is not valid.");
        problem.getBody().setProperty("errors", errors);
        return problem;
    }

    /** 404. */
    public static ProblemException notFound(String what) {
        return new ProblemException(HttpStatus.NOT_FOUND, "There is no such " + what + ".");
    }

    /** 503 with {@code Retry-After}: something that this service needs is away. */
    public static ProblemException unavailable(String detail, @Nullable Throwable cause) {
        var problem = new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail, cause);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
        return problem;
    }

    /** 504 with {@code Retry-After}: something that this service needs did not answer in time. */
    public static ProblemException timedOut(String detail, @Nullable Throwable cause) {
        var problem = new ProblemException(HttpStatus.GATEWAY_TIMEOUT, detail, cause);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
        return problem;
    }
}
