package io.millrace.starter.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import reactor.core.publisher.Flux;

/**
 * Where the issuer's public keys come from: over HTTP unless a service declares a bean of its own, as the issuer itself
 * does.
 */
@FunctionalInterface
public interface KeySource {

    /** The keys that may have signed this token: those with its key id, or none. */
    Flux<JWK> keysFor(SignedJWT token);
}
