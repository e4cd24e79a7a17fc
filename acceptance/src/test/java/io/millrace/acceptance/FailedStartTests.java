package io.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Progress;
import io.millrace.cli.system.SystemPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedStartTests {

    private static final Progress UNHEARD = Progress.of(line -> {});

    @TempDir
    private Path home;

    @Test
    void aDatabaseThatRefusesThePasswordEndsTheStart() {
        endsAfter(plan().with("MILLRACE_DB_PASSWORD", "another"), "password authentication failed");
    }

    @Test
    void aSettingThatIsNoValueEndsTheStart() {
        endsAfter(plan().with("MILLRACE_MESSAGING_INBOX_TRIES", "many"), "millrace.messaging.inbox.tries");
    }

    private void endsAfter(SystemPlan plan, String cause) {
        assertThatThrownBy(() -> MillraceSystem.start(plan, UNHEARD)).hasMessageContaining(cause);
        assertThat(MillraceSystem.leftovers(plan.home()).clear()).isZero();
    }

    private SystemPlan plan() {
        return SystemPlan.onFreePorts(Path.of("..").toAbsolutePath().normalize(), home);
    }
}
