package io.millrace.users.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.starter.setup.SetupException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyForgeTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final KeyForge forge = forge("0123456789abcdef0123456789abcdef");

    @Test
    void whatIsStoredShowsNothingOfThePrivatePart() {
        var key = forge.make(NOW, Duration.ZERO);
        var secret = forge.ringOf(List.of(key)).signing(NOW).getD().toString();
        assertThat(new String(key.privateKey().array(), StandardCharsets.ISO_8859_1))
                .doesNotContain(secret);
        assertThat(key.publicJwk()).doesNotContain(secret);
    }

    @Test
    void anotherSecretCantOpenTheKeysAndSaysSo() {
        var key = forge.make(NOW, Duration.ZERO);
        var other = forge("another secret of the same size.");
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> other.ringOf(List.of(key)))
                .withMessage("The signing keys in the database were encrypted with another MILLRACE_KEYS_SECRET.");
    }

    @Test
    void aKeyCantStandInForAnother() {
        var key = forge.make(NOW, Duration.ZERO);
        var swapped = new StoredKey("another id", key.publicJwk(), key.privateKey(), NOW, NOW);
        assertThatExceptionOfType(SetupException.class).isThrownBy(() -> forge.ringOf(List.of(swapped)));
    }

    private static KeyForge forge(String secret) {
        return new KeyForge(new KeyCipher(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "AES")));
    }
}
