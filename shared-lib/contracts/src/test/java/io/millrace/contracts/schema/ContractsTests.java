package io.millrace.contracts.schema;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The gate itself; with {@code -Dmillrace.contracts=write} it writes first what has changed and breaks nobody. */
class ContractsTests {

    static final Path CHECKED_IN = Path.of("src", "main", "resources");

    @Test
    void recordsSayWhatIsCheckedIn() throws Exception {
        var gate = new Gate(Topics.events(), CHECKED_IN);
        if ("write".equals(System.getProperty("millrace.contracts"))) {
            gate.write();
        }
        gate.check();
    }
}
