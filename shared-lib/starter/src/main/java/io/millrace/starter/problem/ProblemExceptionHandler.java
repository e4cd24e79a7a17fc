package io.millrace.starter.problem;

import io.millrace.starter.observability.InTrace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * The boundary where every failure of a request arrives, a controller's and a filter's alike, and becomes an answer.
 * A reply that has begun can't become another one: its connection is ended.
 */
@Order(ProblemExceptionHandler.BEFORE_SPRING_BOOT)
final class ProblemExceptionHandler implements WebExceptionHandler {

    static final int BEFORE_SPRING_BOOT = -2;

    private static final Logger log = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    private final List<ProblemTranslator> translators;
    private final ProblemWriter writer;

    ProblemExceptionHandler(List<ProblemTranslator> translators, ProblemWriter writer) {
        this.translators = List.copyOf(translators);
        this.writer = writer;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        return known(failure)
                .map(problem -> writer.write(exchange, problem))
                .orElseGet(() -> unexpected(exchange, failure));
    }

    private Optional<ErrorResponse> known(Throwable failure) {
        return translators.stream()
                .map(translator -> translator.translate(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> failure instanceof ErrorResponse problem ? Optional.of(problem) : Optional.empty());
    }

    private Mono<Void> unexpected(ServerWebExchange exchange, Throwable failure) {
        var request = exchange.getRequest();
        return InTrace.log(() -> log.error(
                        "{} {} failed", request.getMethod(), request.getPath().value(), failure))
                .then(writer.write(
                        exchange,
                        new ProblemException(
                                HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here, not in your request.")));
    }
}
