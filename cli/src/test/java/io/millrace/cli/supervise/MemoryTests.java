package io.millrace.cli.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTests {

    private static final long MIB = 1024 * 1024;
    private static final long NO_PROCESS = 0;

    @Test
    void aJvmTakesTensOfMegabytesAndLessThanTheMachineHas() {
        assertThat(Memory.of(ProcessHandle.current().pid())).isBetween(20 * MIB, 20_000 * MIB);
    }

    @Test
    void aProcessThatIsGoneTakesNothing() {
        assertThat(Memory.of(NO_PROCESS)).isZero();
    }
}
