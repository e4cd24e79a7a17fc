package io.millrace.users.setup;

import reactor.core.publisher.Mono;

/** Something that must be there before the first request; each is a bean. Where one fails, the service does not start. */
@FunctionalInterface
public interface Preparation {

    Mono<Void> prepare();
}
