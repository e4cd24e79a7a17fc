package io.millrace.users.registration;

import io.millrace.users.account.Profile;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
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

    RegistrationController(Registration registration) {
        this.registration = registration;
    }

    @PostMapping("/api/auth/register")
    Mono<ResponseEntity<Profile>> register(@Valid @RequestBody RegisterRequest request) {
        return registration
                .register(request)
                .map(profile -> ResponseEntity.created(PROFILE).body(profile));
    }
}
