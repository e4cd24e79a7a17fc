package io.millrace.users.credit;

import jakarta.validation.Valid;
import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Credit over HTTP: one's own to see, and everybody's limit for administrators to set. */
@RestController
@RequestMapping("/api/users")
final class CreditController {

    private final Credits credits;

    CreditController(Credits credits) {
        this.credits = credits;
    }

    @GetMapping("/me/credit")
    Mono<CreditAnswer> mine(Principal caller) {
        return credits.of(caller.getName());
    }

    @PutMapping("/{id}/credit-limit")
    Mono<CreditAnswer> limit(@PathVariable String id, @Valid @RequestBody CreditLimitRequest request) {
        return credits.limit(id, request.limit().toMoney());
    }
}
