package io.millrace.users.token;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Logging in over HTTP. */
@RestController
final class LoginController {

    private final Login login;

    LoginController(Login login) {
        this.login = login;
    }

    @PostMapping("/api/auth/login")
    Mono<TokenAnswer> login(@Valid @RequestBody LoginRequest request) {
        return login.login(request);
    }
}
