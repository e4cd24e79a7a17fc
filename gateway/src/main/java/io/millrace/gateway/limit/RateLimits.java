package io.millrace.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.millrace.starter.security.RefusalListener;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Charges callers for their requests. This process's own bucket comes first, so that who asks for too much costs no call
 * to anything shared, and so that nobody gets a new bucket when that is away.
 */
final class RateLimits implements RefusalListener {

    private final Callers callers;
    private final Map<Policy, LocalBuckets> local;
    private final SharedBuckets shared;

    RateLimits(Callers callers, Map<Policy, LocalBuckets> local, SharedBuckets shared) {
        this.callers = callers;
        this.local = Map.copyOf(local);
        this.shared = shared;
    }

    /** Takes a token for this request, and fails where its caller has none left. */
    Mono<Void> charge(ServerWebExchange exchange) {
        return callers.of(exchange).flatMap(caller -> take(caller).flatMap(probe -> tell(exchange, caller, probe)));
    }

    /** Requests that are refused are no gift either: a caller who is not known pays as one of its address. */
    @Override
    public Mono<Void> onRefusal(ServerWebExchange exchange) {
        return charge(exchange);
    }

    private Mono<ConsumptionProbe> take(Caller caller) {
        var own = Objects.requireNonNull(local.get(caller.policy())).take(caller.key());
        return own.isConsumed()
                ? shared.take(caller).map(probe -> stricter(own, probe)).defaultIfEmpty(own)
                : Mono.just(own);
    }

    private static ConsumptionProbe stricter(ConsumptionProbe own, ConsumptionProbe shared) {
        return shared.getRemainingTokens() > own.getRemainingTokens() ? own : shared;
    }

    private static Mono<Void> tell(ServerWebExchange exchange, Caller caller, ConsumptionProbe probe) {
        var headers = exchange.getResponse().getHeaders();
        headers.set("RateLimit-Policy", caller.policy().terms());
        headers.set("RateLimit", caller.policy().standing(probe));
        return probe.isConsumed() ? Mono.empty() : Mono.error(tooMany(caller.policy(), probe));
    }

    private static TooManyException tooMany(Policy policy, ConsumptionProbe probe) {
        return new TooManyException(
                "More than %d requests a second came from this %s.".formatted(policy.rate(), policy.name()),
                Policy.untilFull(probe));
    }
}
