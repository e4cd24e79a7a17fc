package io.millrace.users.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.ByteBuffer;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes signing keys, and turns them into what the database keeps and back. Slow enough to keep off event loops. */
final class KeyForge {

    private final KeyCipher cipher;

    KeyForge(KeyCipher cipher) {
        this.cipher = cipher;
    }

    /** A new key, which signs a while after now. It is named by its own thumbprint (RFC 7638). */
    StoredKey make(Instant now, Duration ahead) {
        try {
            var key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            var encrypted = cipher.encrypt(key.toJSONString(), key.getKeyID());
            return new StoredKey(
                    key.getKeyID(), key.toPublicJWK().toJSONString(), ByteBuffer.wrap(encrypted), now, now.plus(ahead));
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JDK has P-256", e);
        }
    }

    KeyRing ringOf(List<StoredKey> newestFirst) {
        return new KeyRing(newestFirst.stream()
                .map(key -> new KeyRing.Entry(open(key), key.signsFrom()))
                .toList());
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
}
