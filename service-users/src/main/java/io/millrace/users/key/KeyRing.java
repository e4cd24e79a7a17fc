package io.millrace.users.key;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;

/**
 * The keys of one moment.
 *
 * @param signing the private key that signs new tokens
 * @param published the public keys by which tokens are verified, that of {@code signing} among them
 */
record KeyRing(ECKey signing, List<JWK> published) {

    KeyRing {
        published = List.copyOf(published);
    }

    List<JWK> withId(String id) {
        return published.stream().filter(key -> id.equals(key.getKeyID())).toList();
    }

    /** The published keys as a JSON Web Key Set, without any private part. */
    String toJson() {
        return new JWKSet(published).toString(true);
    }
}
