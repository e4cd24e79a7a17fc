package io.millrace.users.profile;

import io.millrace.starter.paging.Page;
import io.millrace.starter.paging.PageRequest;
import io.millrace.users.account.Profile;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Profiles over HTTP: one's own to see and change, and everybody's for administrators. */
@RestController
@RequestMapping("/api/users")
final class ProfileController {

    private final Profiles profiles;

    ProfileController(Profiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/me")
    Mono<Profile> mine(@AuthenticationPrincipal Jwt caller) {
        return profiles.of(Caller.of(caller));
    }

    @PatchMapping("/me")
    Mono<Profile> change(@AuthenticationPrincipal Jwt caller, @Valid @RequestBody ProfileChange change) {
        return profiles.rename(Caller.of(caller), change.displayName());
    }

    @GetMapping
    Mono<ResponseEntity<Page<Profile>>> all(
            @RequestParam @Nullable Integer limit, @RequestParam @Nullable String after, ServerWebExchange exchange) {
        return profiles.page(PageRequest.of(limit, after)).map(page -> page.toResponse(exchange));
    }
}
