package io.millrace.starter.messaging.inbox;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Lets each event take effect once. */
@FunctionalInterface
interface Inbox {

    /** Applies the effect unless the event already had it; true where it had not. */
    Mono<Boolean> once(UUID eventId, Mono<Void> effect);
}
