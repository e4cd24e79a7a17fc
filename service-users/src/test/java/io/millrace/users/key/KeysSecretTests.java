package io.millrace.users.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.starter.setup.SetupException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysSecretTests {

    @Test
    void theSameSecretGivesTheSameKeyAndAnotherGivesAnother() {
        assertThat(KeysSecret.keyFrom(secret(1))).isEqualTo(KeysSecret.keyFrom(secret(1)));
        assertThat(KeysSecret.keyFrom(secret(1))).isNotEqualTo(KeysSecret.keyFrom(secret(2)));
    }

    @Test
    void withoutASecretTheServiceStartsAllTheSame() {
        assertThat(KeysSecret.keyFrom("").getEncoded()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "c2hvcnQ="})
    void aSecretOfTheWrongFormIsToldInOneSentence(String secret) {
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> KeysSecret.keyFrom(secret))
                .withMessageStartingWith("MILLRACE_KEYS_SECRET must be 32 bytes in base64, but it ");
    }

    private static String secret(int seed) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
