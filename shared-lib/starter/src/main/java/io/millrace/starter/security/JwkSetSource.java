package io.millrace.starter.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientRequest;

/**
 * The issuer's public keys (JWKS, RFC 7517), kept between requests. They are fetched again before they are too old,
 * whether a request comes or not, so that a token whose key is known never waits for the issuer; a token that names
 * another key does. One fetch serves all who wait, and while the issuer is away the last good keys go on. Spring
 * Security's own reactive source has neither an age nor a brake (spring-security #7474).
 */
final class JwkSetSource implements KeySource, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JwkSetSource.class);

    private final WebClient client;
    private final SecurityProperties properties;
    private final Clock clock;
    private final AtomicReference<Keys> keys = new AtomicReference<>(Keys.NONE);
    private final AtomicReference<@Nullable Mono<Keys>> fetch = new AtomicReference<>();

    private volatile Disposable running = Disposables.disposed();

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
        if (!known.withId(id).isEmpty()) {
            refreshIfOlderThan(properties.keysMaxAge());
            return Mono.just(known);
        }
        return isTriedLately(known) ? Mono.just(known) : fetchOnce();
    }

    private boolean isTriedLately(Keys known) {
        return clock.instant().isBefore(known.triedAt().plus(properties.refetchInterval()));
    }

    /** In the background. It does not fetch the first keys: nobody may ever ask for them. */
    private void refreshIfOlderThan(Duration age) {
        var known = keys.get();
        var old = !clock.instant().isBefore(known.fetchedAt().plus(age));
        if (old && !known.list().isEmpty() && !isTriedLately(known)) {
            fetchOnce().subscribe();
        }
    }

    private Mono<Keys> fetchOnce() {
        var mine = Mono.defer(this::fetchUnlessJustDone)
                .doOnTerminate(() -> fetch.set(null)) // before those who waited go on: they may need the next one
                .cache();
        var running = fetch.compareAndExchange(null, mine);
        return running == null ? mine : running;
    }

    /** Whoever found the keys old may come here just as somebody else's fetch has ended. */
    private Mono<Keys> fetchUnlessJustDone() {
        var known = keys.get();
        return isTriedLately(known) ? Mono.just(known) : fetch();
    }

    private Mono<Keys> fetch() {
        return client.get()
                .uri(properties.jwkSetUri())
                .httpRequest(this::waitAsLongAsAFetchMay)
                .retrieve()
                .bodyToMono(String.class)
                .timeout(properties.fetchTimeout())
                .map(this::parse)
                .onErrorResume(failure -> Mono.just(goOnWithLastGood(failure)))
                .doOnNext(keys::set);
    }

    /** The limit of other calls, which the client brings along, is of no concern here: it may be shorter. */
    private void waitAsLongAsAFetchMay(ClientHttpRequest request) {
        if (request.getNativeRequest() instanceof HttpClientRequest netty) {
            netty.responseTimeout(properties.fetchTimeout());
        }
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

    /** Looks so often, and so early, that the next look and a fetch still come before the keys are too old. */
    @Override
    public void start() {
        var early = properties.keysMaxAge().minus(properties.refetchInterval()).minus(properties.fetchTimeout());
        running = Flux.interval(properties.refetchInterval())
                .onBackpressureDrop()
                .subscribe(tick -> refreshIfOlderThan(early));
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
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
