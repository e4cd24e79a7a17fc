package io.millrace.gateway.isolation;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** What a circuit breaker is told of one call: the first that can be said of it, once. */
final class Judgement {

    private final CircuitBreaker breaker;
    private final long start;
    private final AtomicBoolean given = new AtomicBoolean();

    private Judgement(CircuitBreaker breaker) {
        this.breaker = breaker;
        this.start = breaker.getCurrentTimestamp();
    }

    /** Fails where the breaker is open. */
    static Judgement ofCallThrough(CircuitBreaker breaker) {
        breaker.acquirePermission();
        return new Judgement(breaker);
    }

    void answered(@Nullable HttpStatusCode status) {
        if (status != null && status.is5xxServerError()) {
            failed(new ServerErrorAnswer());
        } else if (given.compareAndSet(false, true)) {
            breaker.onSuccess(elapsed(), breaker.getTimestampUnit());
        }
    }

    void failed(Throwable failure) {
        if (given.compareAndSet(false, true)) {
            breaker.onError(elapsed(), breaker.getTimestampUnit(), failure);
        }
    }

    /** Nothing can be said of the service: the client went away, or is itself what failed. */
    void leftOut() {
        if (given.compareAndSet(false, true)) {
            breaker.releasePermission();
        }
    }

    private long elapsed() {
        return breaker.getCurrentTimestamp() - start;
    }
}
