package io.millrace.gateway.isolation;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** The beginning of an answer, which a circuit breaker is told of once: what happens later is no matter of its. */
final class Beginning {

    private final CircuitBreaker breaker;
    private final long start;
    private final AtomicBoolean judged = new AtomicBoolean();

    /** Begins to wait for an answer; the breaker has given its permission. */
    Beginning(CircuitBreaker breaker) {
        this.breaker = breaker;
        this.start = breaker.getCurrentTimestamp();
    }

    void answered(@Nullable HttpStatusCode status) {
        if (status != null && status.is5xxServerError()) {
            failed(new ServerErrorAnswer());
        } else if (judged.compareAndSet(false, true)) {
            breaker.onSuccess(elapsed(), breaker.getTimestampUnit());
        }
    }

    void failed(Throwable failure) {
        if (judged.compareAndSet(false, true)) {
            breaker.onError(elapsed(), breaker.getTimestampUnit(), failure);
        }
    }

    /** The client went away before there was an answer. */
    void leftAlone() {
        if (judged.compareAndSet(false, true)) {
            breaker.releasePermission();
        }
    }

    private long elapsed() {
        return breaker.getCurrentTimestamp() - start;
    }
}
