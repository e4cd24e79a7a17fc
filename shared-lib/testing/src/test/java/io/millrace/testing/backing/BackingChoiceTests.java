package io.millrace.testing.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BackingChoiceTests {

    @Test
    void containersAreTakenWhereDockerAnswers() {
        assertThat(BackingChoice.of(null, () -> true)).isEqualTo(BackingChoice.CONTAINERS);
        assertThat(BackingChoice.of("", () -> true)).isEqualTo(BackingChoice.CONTAINERS);
    }

    @Test
    void embeddedServersAreTakenElsewhere() {
        assertThat(BackingChoice.of(null, () -> false)).isEqualTo(BackingChoice.EMBEDDED);
    }

    @Test
    void choiceByHandDoesNotAskForDocker() {
        assertThat(BackingChoice.of("embedded", BackingChoiceTests::nobodyAsks)).isEqualTo(BackingChoice.EMBEDDED);
        assertThat(BackingChoice.of("containers", BackingChoiceTests::nobodyAsks))
                .isEqualTo(BackingChoice.CONTAINERS);
    }

    @Test
    void unknownChoiceIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackingChoice.of("cloud", () -> true))
                .withMessageContaining("-Dmillrace.backing=cloud");
    }

    private static boolean nobodyAsks() {
        throw new AssertionError("Docker was asked for");
    }
}
