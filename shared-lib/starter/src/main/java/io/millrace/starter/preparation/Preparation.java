package io.millrace.starter.preparation;

import reactor.core.publisher.Mono;

/** Something that must be there before the first request; each is a bean. */
@FunctionalInterface
public interface Preparation {

    /** Completes when it is there; where it fails, the service does not start. Replicas may prepare at the same time. */
    Mono<Void> prepare();
}
