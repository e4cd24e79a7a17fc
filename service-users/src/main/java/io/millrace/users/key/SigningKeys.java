package io.millrace.users.key;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import io.millrace.starter.preparation.Preparation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The keys in use: the same in all replicas, the first made by the one that ever started first. While the database is
 * away those last read go on.
 */
public final class SigningKeys implements Preparation {

    private final SigningKeyTable table;
    private final KeyForge forge;
    private final Duration tokensLive;
    private final Clock clock;
    private final Latest<KeyRing> ring = new Latest<>();

    SigningKeys(SigningKeyTable table, KeyForge forge, KeysProperties properties, Clock clock) {
        this.table = table;
        this.forge = forge;
        this.tokensLive = properties.tokensLive();
        this.clock = clock;
    }

    /** The private key that signs from now on; its key id goes with every signature. */
    public ECKey signing() {
        return ring().signing(clock.instant());
    }

    /** The public keys by which tokens are verified now. */
    List<JWK> published() {
        return ring().published(clock.instant(), tokensLive);
    }

    KeyRing ring() {
        return ring.value();
    }

    /** The keys that may have signed this token: those with its key id, or none. */
    Flux<JWK> keysFor(SignedJWT token) {
        return Mono.justOrEmpty(token.getHeader().getKeyID())
                .flatMapIterable(id -> published().stream()
                        .filter(key -> id.equals(key.getKeyID()))
                        .toList());
    }

    @Override
    public Mono<Void> prepare() {
        return makeFirst().then(reload());
    }

    /** Takes the keys as the database has them now: none that was withdrawn comes back by a slower reading. */
    Mono<Void> reload() {
        return ring.read(table.newestFirst()
                .filter(keys -> !keys.isEmpty())
                .publishOn(Schedulers.boundedElastic())
                .map(forge::ringOf));
    }

    private Mono<Void> makeFirst() {
        return table.newestFirst()
                .filter(keys -> keys.isEmpty())
                .publishOn(Schedulers.boundedElastic())
                .map(none -> forge.make(clock.instant(), Duration.ZERO))
                .flatMap(table::insertIfNone);
    }
}
