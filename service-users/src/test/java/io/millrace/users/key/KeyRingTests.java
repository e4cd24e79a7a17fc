package io.millrace.users.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTests {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration LIVE = Duration.ofMinutes(15);

    @Test
    void theNewestWhoseTimeHasComeSigns() {
        var ring = ring(entry("next", 1), entry("present", -1), entry("past", -2));
        assertThat(ring.signing(NOW).getKeyID()).isEqualTo("present");
        assertThat(ring.signing(NOW.plusSeconds(59)).getKeyID()).isEqualTo("present");
        assertThat(ring.signing(NOW.plusSeconds(60)).getKeyID()).isEqualTo("next");
    }

    @Test
    void whereNoTimeHasComeTheFirstToComeSigns() {
        assertThat(ring(entry("later", 2), entry("next", 1)).signing(NOW).getKeyID())
                .isEqualTo("next");
    }

    @Test
    void aKeyIsPublishedBeforeItSignsAndForAsLongAsItsLastTokenLives() {
        var ring = ring(entry("next", 6), entry("present", -1), entry("past", -30));
        assertThat(published(ring, NOW)).containsExactly("next", "present", "past");
        var end = NOW.minusSeconds(60).plus(LIVE);
        assertThat(published(ring, end.minusMillis(1))).containsExactly("next", "present", "past");
        assertThat(published(ring, end)).containsExactly("next", "present");
    }

    @Test
    void whatIsPublishedHasNoPrivatePart() {
        assertThat(ring(entry("only", -1)).published(NOW, LIVE)).noneMatch(JWK::isPrivate);
    }

    @Test
    void theTextFormLeavesThePrivatePartOut() {
        var entry = entry("only", 0);
        assertThat(ring(entry).toString()).doesNotContain(entry.key().getD().toString());
    }

    private static List<String> published(KeyRing ring, Instant now) {
        return ring.published(now, LIVE).stream().map(JWK::getKeyID).toList();
    }

    private static KeyRing ring(KeyRing.Entry... newestFirst) {
        return new KeyRing(List.of(newestFirst));
    }

    private static KeyRing.Entry entry(String id, int minutesFromNow) {
        try {
            var key = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
            return new KeyRing.Entry(key, NOW.plus(Duration.ofMinutes(minutesFromNow)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
