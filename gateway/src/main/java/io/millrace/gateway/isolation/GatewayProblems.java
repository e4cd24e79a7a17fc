package io.millrace.gateway.isolation;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.millrace.starter.problem.ProblemException;
import io.millrace.starter.problem.ProblemTranslator;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What callers are told when a service behind the gateway is away, slow, overloaded or breaks off. */
@Component
class GatewayProblems implements ProblemTranslator, Ordered {

    private final OpenBreakers breakers;

    GatewayProblems(OpenBreakers breakers) {
        this.breakers = breakers;
    }

    /** Before what takes an aborted connection for the client's: here it is the service's. */
    @Override
    public int getOrder() {
        return -1;
    }

    @Override
    public @Nullable ErrorResponse translate(Throwable failure) {
        return switch (failure) {
            case CallNotPermittedException open -> left(open);
            case NotFoundException noAddress -> away(noAddress);
            case ConnectException refused -> away(refused);
            case UnknownHostException unknown -> away(unknown);
            case BulkheadFullException full -> busy(full);
            case PoolAcquireTimeoutException full -> busy(full);
            case PoolAcquirePendingLimitException full -> busy(full);
            case ResponseStatusException late
            when late.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT ->
                ProblemException.timedOut("The service behind this address did not answer in time.", late);
            case TimeoutException late ->
                ProblemException.timedOut("The service behind this address did not answer in time.", late);
            case AbortedException gone -> badAnswer(gone); // closed as the request was about to be sent
            case PrematureCloseException broken -> badAnswer(broken);
            case IOException broken -> badAnswer(broken);
            case BrokenAnswer broken -> badAnswer(broken);
            case DecoderException noHttp ->
                new ProblemException(
                        HttpStatus.BAD_GATEWAY, "What the service behind this address says is no HTTP.", noHttp);
            default -> null;
        };
    }

    private ErrorResponse left(CallNotPermittedException open) {
        var problem = ProblemException.unavailable("The service behind this address is failing at the moment.", open);
        var seconds = breakers.remaining(open.getCausingCircuitBreakerName()).toSeconds();
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return problem;
    }

    private static ErrorResponse away(Throwable failure) {
        return ProblemException.unavailable("The service behind this address is away at the moment.", failure);
    }

    private static ErrorResponse busy(Throwable failure) {
        return ProblemException.unavailable("The service behind this address is busy at the moment.", failure);
    }

    private static ErrorResponse badAnswer(Throwable failure) {
        return new ProblemException(
                HttpStatus.BAD_GATEWAY, "The service behind this address broke off its answer.", failure);
    }
}
