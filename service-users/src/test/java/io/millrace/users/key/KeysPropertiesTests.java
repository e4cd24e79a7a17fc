package io.millrace.users.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class KeysPropertiesTests {

    @Test
    void aKeyMayNotSignBeforeEveryVerifierAndEveryCacheCanKnowIt() {
        var longEnough = KeySettings.VERIFIERS_MAX_AGE.plus(KeySettings.CACHE);
        assertThat(KeySettings.with(longEnough, KeySettings.ROTATION).publishAhead())
                .isEqualTo(longEnough);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySettings.with(longEnough.minusMillis(1), KeySettings.ROTATION))
                .withMessageContaining("millrace.keys.publish-ahead")
                .withMessageContaining("millrace.security.keys-max-age");
    }

    @Test
    void aKeyHasToBePublishedBeforeTheOneBeforeItEnds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySettings.with(KeySettings.PUBLISH_AHEAD, KeySettings.PUBLISH_AHEAD))
                .withMessageContaining("millrace.keys.rotation");
    }

    @Test
    void theTextFormLeavesTheSecretOut() {
        assertThat(KeySettings.DEFAULT.toString()).doesNotContain(KeySettings.DEFAULT.secret());
    }
}
