package io.millrace.starter.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContextException;

class SetupFailureAnalyzerTests {

    @Test
    void whatIsWrongAndWhatMendsItAreToldHoweverDeepTheyAreBuried() {
        var cause = new SetupException("The key does not fit.", "Take the other one.", null);
        var analysis = new SetupFailureAnalyzer().analyze(new ApplicationContextException("Failed to start", cause));
        assertThat(Objects.requireNonNull(analysis).getDescription()).isEqualTo("The key does not fit.");
        assertThat(analysis.getAction()).isEqualTo("Take the other one.");
    }
}
