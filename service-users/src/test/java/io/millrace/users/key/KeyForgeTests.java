package io.millrace.users.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWKSet;
import io.millrace.starter.setup.SetupException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyForgeTests {

    private final KeyForge forge = forge("0123456789abcdef0123456789abcdef");

    @Test
    void theNewestKeySignsAndAllArePublished() {
        var old = forge.make();
        var newest = forge.make();
        var ring = forge.ringOf(List.of(newest, old));
        assertThat(ring.signing().getKeyID()).isEqualTo(newest.id());
        assertThat(ring.published()).extracting(key -> key.getKeyID()).containsExactly(newest.id(), old.id());
        assertThat(ring.withId(old.id())).hasSize(1);
        assertThat(ring.withId("another")).isEmpty();
    }

    @Test
    void whatIsPublishedHasNoPrivatePart() throws ParseException {
        var json = forge.ringOf(List.of(forge.make())).toJson();
        assertThat(JWKSet.parse(json).getKeys()).noneMatch(key -> key.isPrivate());
        assertThat(json).doesNotContain("\"d\"");
    }

    @Test
    void whatIsStoredShowsNothingOfThePrivatePart() {
        var key = forge.make();
        var secret = forge.ringOf(List.of(key)).signing().getD().toString();
        assertThat(new String(key.privateKey().array(), StandardCharsets.ISO_8859_1))
                .doesNotContain(secret);
        assertThat(key.publicJwk()).doesNotContain(secret);
    }

    @Test
    void anotherSecretCantOpenTheKeysAndSaysSo() {
        var key = forge.make();
        var other = forge("another secret of the same size.");
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> other.ringOf(List.of(key)))
                .withMessage("The signing keys in the database were encrypted with another MILLRACE_KEYS_SECRET.");
    }

    @Test
    void aKeyCantStandInForAnother() {
        var key = forge.make();
        var swapped = new StoredKey("another id", key.publicJwk(), key.privateKey());
        assertThatExceptionOfType(SetupException.class).isThrownBy(() -> forge.ringOf(List.of(swapped)));
    }

    private static KeyForge forge(String secret) {
        return new KeyForge(new KeyCipher(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "AES")));
    }
}
