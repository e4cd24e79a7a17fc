package io.millrace.users.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.starter.setup.SetupException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class KeysSecretTests {

    private static final MockEnvironment ALONE = new MockEnvironment();

    @Test
    void theSameSecretGivesTheSameKeyAndAnotherGivesAnother() {
        assertThat(KeysSecret.keyFrom(secret(1), ALONE)).isEqualTo(KeysSecret.keyFrom(secret(1), ALONE));
        assertThat(KeysSecret.keyFrom(secret(1), ALONE)).isNotEqualTo(KeysSecret.keyFrom(secret(2), ALONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void theSecretThatEverybodyKnowsIsForDemosAlone(String secret) {
        var demo = new MockEnvironment().withProperty("millrace.demo", "true");

        assertThat(KeysSecret.keyFrom(secret, demo).getEncoded()).hasSize(32);
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> KeysSecret.keyFrom(secret, ALONE))
                .withMessage("MILLRACE_KEYS_SECRET has the default that everybody knows, and this is no demo.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "c2hvcnQ="})
    void aSecretOfTheWrongFormIsToldInOneSentence(String secret) {
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> KeysSecret.keyFrom(secret, ALONE))
                .withMessageStartingWith("MILLRACE_KEYS_SECRET must be 32 bytes in base64, but it ");
    }

    private static String secret(int seed) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
