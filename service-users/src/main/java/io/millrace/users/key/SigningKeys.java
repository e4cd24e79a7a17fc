package io.millrace.users.key;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import io.millrace.starter.setup.Preparation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The keys in use: the same in all replicas, made by the first that ever started. */
public final class SigningKeys implements Preparation {

    private final SigningKeyTable table;
    private final KeyForge forge;

    private volatile @Nullable KeyRing ring;

    SigningKeys(SigningKeyTable table, KeyForge forge) {
        this.table = table;
        this.forge = forge;
    }

    /** The private key that signs from now on; its key id goes with every signature. */
    public ECKey signing() {
        return current().signing();
    }

    KeyRing current() {
        return Objects.requireNonNull(ring, "The signing keys are read at start");
    }

    /** The keys that may have signed this token: those with its key id, or none. */
    Flux<JWK> keysFor(SignedJWT token) {
        return Mono.justOrEmpty(token.getHeader().getKeyID())
                .flatMapIterable(id -> current().withId(id));
    }

    @Override
    public Mono<Void> prepare() {
        return makeFirst()
                .then(table.newestFirst())
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(keys -> ring = forge.ringOf(keys))
                .then();
    }

    private Mono<Void> makeFirst() {
        return table.newestFirst()
                .filter(keys -> keys.isEmpty())
                .publishOn(Schedulers.boundedElastic())
                .map(none -> forge.make())
                .flatMap(table::insertIfNone);
    }
}
