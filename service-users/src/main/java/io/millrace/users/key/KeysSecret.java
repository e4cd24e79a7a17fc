package io.millrace.users.key;

import io.millrace.starter.setup.DefaultSecret;
import io.millrace.starter.setup.SetupException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** Makes the key that encrypts signing keys out of {@code MILLRACE_KEYS_SECRET}. */
final class KeysSecret {

    private static final Logger log = LoggerFactory.getLogger(KeysSecret.class);

    private static final int LENGTH = 32;

    /** Serves a demo where none is configured. It protects nothing. */
    private static final byte[] WELL_KNOWN = new byte[LENGTH];

    /** Names the use, so that another use of the same secret gets another key. */
    private static final byte[] USE = "millrace signing keys v1".getBytes(StandardCharsets.UTF_8);

    private KeysSecret() {}

    static SecretKey keyFrom(String secret, Environment environment) {
        var bytes = bytes(secret);
        if (Arrays.equals(bytes, WELL_KNOWN)) {
            DefaultSecret.acceptOnlyInDemo("MILLRACE_KEYS_SECRET", environment);
            log.warn("Signing keys are encrypted with a secret that everybody knows: MILLRACE_KEYS_SECRET is not set");
        }
        var parameters = HKDFParameterSpec.ofExtract()
                .addIKM(new SecretKeySpec(bytes, "HKDF"))
                .thenExpand(USE, LENGTH);
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK 25 derives keys", e);
        }
    }

    private static byte[] bytes(String secret) {
        if (secret.isBlank()) {
            return WELL_KNOWN;
        }
        try {
            var bytes = Base64.getDecoder().decode(secret.strip());
            if (bytes.length == LENGTH) {
                return bytes;
            }
            throw unusable("it has %d bytes".formatted(bytes.length), null);
        } catch (IllegalArgumentException e) {
            throw unusable("it is no base64", e);
        }
    }

    private static SetupException unusable(String why, @Nullable Throwable cause) {
        return new SetupException(
                "MILLRACE_KEYS_SECRET must be 32 bytes in base64, but %s.".formatted(why),
                "Make one with: openssl rand -base64 32",
                cause);
    }
}
