package io.millrace.starter.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.starter.problem.ProblemException;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    private static final Cursor CURSOR = new Cursor(UUID.fromString("0195e3a0-0000-7000-8000-000000000001"));

    @Test
    void cursorIsTheSameAfterItsJourney() {
        assertThat(Cursor.decode(CURSOR.encode())).isEqualTo(CURSOR);
    }

    @Test
    void cursorNeedsNoEscapingInAnAddress() {
        assertThat(CURSOR.encode()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64!", "AQID", "0195e3a0-0000-7000-8000-000000000001"})
    void whatIsNoCursorIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void cursorOfAnotherVersionIsRefused() {
        var bytes = Base64.getUrlDecoder().decode(CURSOR.encode());
        bytes[0]++;
        assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Cursor.decode(text))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(400))
                .satisfies(problem ->
                        assertThat(problem.getBody().getProperties().toString()).contains("field=after"));
    }
}
