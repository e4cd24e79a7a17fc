package io.millrace.acceptance.faults;

import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Rig;
import io.millrace.acceptance.driver.Shop;
import io.millrace.acceptance.wire.Manner;
import java.io.IOException;
import java.time.Duration;

/** The ways in which catalog breaks. */
enum Fault {
    /** Its port refuses connections, also when the supervisor has started it again: a JVM's start would disturb the rest. */
    KILLED,
    /** It accepts, and does nothing more. */
    HUNG,
    /** It answers when nobody waits any more. */
    SLOW,
    /** Its answers begin, and are reset. */
    BREAKING,
    /** It answers what is no HTTP. */
    BABBLING;

    private static final String VICTIM = "catalog";
    private static final Duration TOO_LATE = Duration.ofSeconds(4);

    void begin(Rig rig) {
        switch (this) {
            case KILLED -> kill(rig);
            case HUNG -> signal(rig, "STOP");
            case SLOW -> rig.wire().become(Manner.late(TOO_LATE));
            case BREAKING -> rig.wire().become(Manner.BREAKING);
            case BABBLING -> rig.wire().become(Manner.BABBLING);
        }
    }

    void end(Rig rig) {
        if (this == HUNG) {
            signal(rig, "CONT");
        }
        rig.wire().mend();
    }

    private static void kill(Rig rig) {
        rig.wire().cut();
        rig.system().kill(VICTIM);
        await().atMost(Shop.JVM_START).until(() -> rig.system().isHealthy(VICTIM));
    }

    private static void signal(Rig rig, String name) {
        try {
            var pid = Long.toString(rig.system().pid(VICTIM));
            new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
