package io.millrace.users.registration;

import io.millrace.starter.web.ClientAddresses;
import io.millrace.users.account.Profile;
import io.millrace.users.throttle.AddressLimit;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Registering over HTTP. */
@RestController
final class RegistrationController {

    /** Where the new customer finds the profile after logging in: nobody but administrators may address another's. */
    private static final URI PROFILE = URI.create("/api/users/me");

    private final Registration registration;
    private final AddressLimit registrationLimit;
    private final ClientAddresses addresses;

    RegistrationController(Registration registration, AddressLimit registrationLimit, ClientAddresses addresses) {
        this.registration = registration;
        this.registrationLimit = registrationLimit;
        this.addresses = addresses;
    }

    @PostMapping("/api/auth/register")
    Mono<ResponseEntity<Profile>> register(@Valid @RequestBody RegisterRequest body, ServerHttpRequest request) {
        registrationLimit.take(addresses.keyOf(request));
        return registration
                .register(body)
                .map(profile -> ResponseEntity.created(PROFILE).body(profile));
    }
}
