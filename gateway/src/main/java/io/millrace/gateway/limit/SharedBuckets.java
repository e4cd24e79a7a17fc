package io.millrace.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import reactor.core.publisher.Mono;

/** Buckets that all gateways take from. */
@FunctionalInterface
interface SharedBuckets {

    /** Where each gateway counts for itself. */
    SharedBuckets NONE = caller -> Mono.empty();

    /** Takes a token of the caller's; empty where there is nothing shared, or nobody who can tell. It never fails. */
    Mono<ConsumptionProbe> take(Caller caller);
}
