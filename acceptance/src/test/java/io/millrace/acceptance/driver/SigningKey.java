package io.millrace.acceptance.driver;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads a signing key as only service-users can: out of its database, with its secret. A token that is signed by it and
 * wrong in something else shows that this something is looked at.
 */
public final class SigningKey {

    /** What the systems under test encrypt their keys with. */
    static final String SECRET =
            Base64.getEncoder().encodeToString("a secret of the acceptance tests".getBytes(StandardCharsets.US_ASCII));

    private static final byte[] USE = "millrace signing keys v1".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private SigningKey() {}

    /** The one that signed this token. */
    public static ECKey of(String token, MillraceSystem system) {
        try {
            var keyId = SignedJWT.parse(token).getHeader().getKeyID();
            var stored = new Databases(system)
                    .texts(Service.USERS, "SELECT kid, encode(private_key, 'base64') FROM signing_key")
                    .getOrDefault(keyId, "");
            return ECKey.parse(decrypted(Base64.getMimeDecoder().decode(stored), keyId));
        } catch (ParseException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decrypted(byte[] stored, String keyId) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key(), new GCMParameterSpec(TAG_BITS, Arrays.copyOf(stored, NONCE_BYTES)));
        cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
        return new String(cipher.doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES), StandardCharsets.UTF_8);
    }

    private static SecretKey key() throws GeneralSecurityException {
        var parameters = HKDFParameterSpec.ofExtract()
                .addIKM(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HKDF"))
                .thenExpand(USE, KEY_BYTES);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
    }
}
