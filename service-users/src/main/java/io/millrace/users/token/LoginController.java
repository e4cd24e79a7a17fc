package io.millrace.users.token;

import io.millrace.starter.web.ClientAddresses;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Logging in, staying so and logging out over HTTP. */
@RestController
@RequestMapping("/api/auth")
final class LoginController {

    private final Login login;
    private final Sessions sessions;
    private final ClientAddresses addresses;

    LoginController(Login login, Sessions sessions, ClientAddresses addresses) {
        this.login = login;
        this.sessions = sessions;
        this.addresses = addresses;
    }

    @PostMapping("/login")
    Mono<TokenAnswer> login(@Valid @RequestBody LoginRequest body, ServerHttpRequest request) {
        return login.login(body, addresses.keyOf(request));
    }

    @PostMapping("/refresh")
    Mono<TokenAnswer> refresh(@Valid @RequestBody RefreshRequest body) {
        return sessions.renew(body.token());
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> logout(@Valid @RequestBody RefreshRequest body) {
        return sessions.end(body.token());
    }
}
