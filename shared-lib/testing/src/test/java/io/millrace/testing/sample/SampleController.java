package io.millrace.testing.sample;

import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.starter.messaging.outbox.Outbox;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class SampleController {

    private final Effects effects;
    private final Outbox outbox;
    private final SampleHandler handler;
    private final SampleStreams streams;

    SampleController(Effects effects, Outbox outbox, SampleHandler handler, SampleStreams streams) {
        this.effects = effects;
        this.outbox = outbox;
        this.handler = handler;
        this.streams = streams;
    }

    @GetMapping("/sample/me")
    Mono<String> me(Principal caller) {
        return Mono.just(caller.getName());
    }

    @GetMapping("/sample/admin")
    Mono<String> admin() {
        return Mono.just("secret");
    }

    /** What it writes, it writes when a test lets it. */
    @PostMapping("/sample/orders/{id}/confirm-slowly")
    @Transactional
    Mono<Void> confirmSlowly(@PathVariable UUID id, Principal caller) {
        return handler.passed(id).then(outbox.add(new OrderConfirmed(id, caller.getName())));
    }

    @GetMapping(path = "/sample/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<String> stream() {
        return streams.stream();
    }

    @PostMapping("/sample/orders/{id}/confirm")
    @Transactional
    Mono<Void> confirm(@PathVariable UUID id, Principal caller) {
        return effects.add(id, "confirmed").then(outbox.add(new OrderConfirmed(id, caller.getName())));
    }
}
