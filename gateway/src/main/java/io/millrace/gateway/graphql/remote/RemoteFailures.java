package io.millrace.gateway.graphql.remote;

import io.millrace.starter.problem.FieldProblem;
import io.millrace.starter.problem.ProblemException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.CodecException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.UnsupportedMediaTypeException;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

/** The failures of calls to services, as problems that callers may hear of. */
final class RemoteFailures {

    private RemoteFailures() {}

    /** Passes on what a service refuses, in its own words where they are a problem's (RFC 9457). */
    static Mono<ClientResponse> ofAnswer(ClientResponse answer) {
        return answer.statusCode().isError()
                ? answer.bodyToMono(Problem.class)
                        .onErrorReturn(Problem.UNREADABLE)
                        .defaultIfEmpty(Problem.UNREADABLE)
                        .flatMap(problem -> Mono.error(problem.toException(answer)))
                : Mono.just(answer);
    }

    /** Whether the service did its work and said no. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof ProblemException problem
                && problem.getStatusCode().is4xxClientError();
    }

    static Throwable translate(Throwable failure) {
        return switch (failure) {
            case TimeoutException late -> late(late);
            case ReadTimeoutException late -> late(late);
            case UnsupportedMediaTypeException unreadable -> unreadable(unreadable);
            case CodecException unreadable -> unreadable(unreadable);
            case WebClientException wrapped when wrapped.getCause() != null -> translate(wrapped.getCause());
            default -> failure;
        };
    }

    private static ProblemException late(Throwable failure) {
        return ProblemException.timedOut("The service behind this field did not answer in time.", failure);
    }

    private static ProblemException unreadable(Throwable failure) {
        return new ProblemException(
                HttpStatus.BAD_GATEWAY, "The service behind this field gave an answer that is none.", failure);
    }

    private record Problem(
            @Nullable String detail, @Nullable List<FieldProblem> errors) {

        static final Problem UNREADABLE = new Problem(null, null);

        ProblemException toException(ClientResponse answer) {
            var status = Optional.ofNullable(
                            HttpStatus.resolve(answer.statusCode().value()))
                    .orElse(HttpStatus.BAD_GATEWAY);
            var problem = new ProblemException(status, detail == null ? status.getReasonPhrase() : detail);
            if (errors != null) {
                problem.getBody().setProperty("errors", errors);
            }
            answer.headers()
                    .header(HttpHeaders.RETRY_AFTER)
                    .forEach(seconds -> problem.getHeaders().set(HttpHeaders.RETRY_AFTER, seconds));
            return problem;
        }
    }
}
