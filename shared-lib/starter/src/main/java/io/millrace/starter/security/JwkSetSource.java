package io.millrace.starter.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The issuer's public keys (JWKS, RFC 7517), kept between requests. They are fetched again when they are old, or when a
 * token names a key that is not among them; one fetch serves all who wait, and while the issuer is away the last good
 * keys go on. Spring Security's own reactive source has neither an age nor a brake (spring-security #7474).
 */
final class JwkSetSource implements KeySource {

    private static final Logger log = LoggerFactory.getLogger(JwkSetSource.class);

    private final WebClient client;
    private final SecurityProperties properties;
    private final Clock clock;
    private final AtomicReference<Keys> keys = new AtomicReference<>(Keys.NONE);
    private final AtomicReference<@Nullable Mono<Keys>> fetch = new AtomicReference<>();

    JwkSetSource(WebClient client, SecurityProperties properties, Clock clock) {
        this.client = client;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Flux<JWK> keysFor(SignedJWT token) {
        var id = token.getHeader().getKeyID();
        if (id == null) {
            return Flux.empty();
        }
        return current(id).map(JwkSetSource::known).flatMapIterable(set -> set.withId(id));
    }

    private Mono<Keys> current(String id) {
        var known = keys.get();
        var now = clock.instant();
        if (now.isBefore(known.fetchedAt().plus(properties.keysMaxAge()))
                && !known.withId(id).isEmpty()) {
            return Mono.just(known);
        }
        if (now.isBefore(known.triedAt().plus(properties.refetchInterval()))) {
            return Mono.just(known);
        }
        return fetchOnce();
    }

    private Mono<Keys> fetchOnce() {
        var mine = fetch().doFinally(end -> fetch.set(null)).cache();
        var running = fetch.compareAndExchange(null, mine);
        return running == null ? mine : running;
    }

    private Mono<Keys> fetch() {
        return client.get()
                .uri(properties.jwkSetUri())
                .retrieve()
                .bodyToMono(String.class)
                .timeout(properties.fetchTimeout())
                .map(this::parse)
                .onErrorResume(failure -> Mono.just(goOnWithLastGood(failure)))
                .doOnNext(keys::set);
    }

    private Keys parse(String json) {
        try {
            return new Keys(JWKSet.parse(json).getKeys(), clock.instant(), clock.instant());
        } catch (ParseException e) {
            throw new IllegalStateException("The issuer's keys could not be read", e);
        }
    }

    private Keys goOnWithLastGood(Throwable failure) {
        log.warn("The issuer's keys could not be fetched from {}: {}", properties.jwkSetUri(), failure.toString());
        return keys.get().tried(clock.instant());
    }

    /** Without any key nobody can be told apart: that is this service's trouble, not the caller's. */
    private static Keys known(Keys keys) {
        if (keys.list().isEmpty()) {
            throw new JwtException("The issuer's keys are not known yet");
        }
        return keys;
    }

    private record Keys(List<JWK> list, Instant fetchedAt, Instant triedAt) {

        static final Keys NONE = new Keys(List.of(), Instant.EPOCH, Instant.EPOCH);

        List<JWK> withId(String id) {
            return list.stream().filter(key -> id.equals(key.getKeyID())).toList();
        }

        Keys tried(Instant now) {
            return new Keys(list, fetchedAt, now);
        }
    }
}
