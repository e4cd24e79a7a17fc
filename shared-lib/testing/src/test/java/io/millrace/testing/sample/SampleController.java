package io.millrace.testing.sample;

import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.starter.messaging.outbox.Outbox;
import java.security.Principal;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SampleController {

    private final Effects effects;
    private final Outbox outbox;

    SampleController(Effects effects, Outbox outbox) {
        this.effects = effects;
        this.outbox = outbox;
    }

    @GetMapping("/sample/me")
    Mono<String> me(Principal caller) {
        return Mono.just(caller.getName());
    }

    @GetMapping("/sample/admin")
    Mono<String> admin() {
        return Mono.just("secret");
    }

    @PostMapping("/sample/orders/{id}/confirm")
    @Transactional
    Mono<Void> confirm(@PathVariable UUID id, Principal caller) {
        return effects.add(id, "confirmed").then(outbox.add(new OrderConfirmed(id, caller.getName())));
    }
}
