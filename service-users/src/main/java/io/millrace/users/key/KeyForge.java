package io.millrace.users.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.ByteBuffer;
import java.text.ParseException;
import java.util.List;

/** Makes signing keys, and turns them into what the database keeps and back. Slow enough to keep off event loops. */
final class KeyForge {

    private final KeyCipher cipher;

    KeyForge(KeyCipher cipher) {
        this.cipher = cipher;
    }

    /** A new key, named by its own thumbprint (RFC 7638). */
    StoredKey make() {
        try {
            var key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            var encrypted = cipher.encrypt(key.toJSONString(), key.getKeyID());
            return new StoredKey(key.getKeyID(), key.toPublicJWK().toJSONString(), ByteBuffer.wrap(encrypted));
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK has P-256", e);
        }
    }

    KeyRing ringOf(List<StoredKey> newestFirst) {
        return new KeyRing(
                open(newestFirst.getFirst()),
                newestFirst.stream().map(KeyForge::published).toList());
    }

    private ECKey open(StoredKey key) {
        var encrypted = new byte[key.privateKey().remaining()];
        key.privateKey().duplicate().get(encrypted);
        try {
            return ECKey.parse(cipher.decrypt(encrypted, key.id()));
        } catch (ParseException e) {
            throw new IllegalStateException("Signing key %s can't be read".formatted(key.id()), e);
        }
    }

    private static JWK published(StoredKey key) {
        try {
            return JWK.parse(key.publicJwk());
        } catch (ParseException e) {
            throw new IllegalStateException("Public key %s can't be read".formatted(key.id()), e);
        }
    }
}
