package io.millrace.acceptance.faults;

import io.millrace.acceptance.driver.Rig;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.load.Period;
import io.millrace.acceptance.load.Undisturbed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Catalog breaks in each way there is, while customers log in, read their orders, order and browse. The short form
 * judges the latency over all faults; with {@code -Dmillrace.chaos=full} each fault lasts until it can be judged alone.
 */
@ExtendWith(RunningSystem.class)
class FaultTests {

    /** Calls of a kind that a percentile is taken of. */
    private static final int ENOUGH = 300;

    /** What a JVM that has just started does slowly. */
    private static final int WARMUP = 100;

    @Test
    void whileCatalogBreaksTheRestGoesOnAsBefore(Rig rig) {
        try (var traffic = new Traffic(rig)) {
            var verdict = verdictOn(rig, traffic);
            var share = ENOUGH / Fault.values().length;
            List<Period> broken = new ArrayList<>();
            for (var fault : Fault.values()) {
                broken.add(strike(rig, fault, share, traffic, verdict));
            }
            verdict.everyAnswerIsHonest();
            verdict.latencyIsKept(broken);
            verdict.placingGoesOn(broken);
            verdict.memoryIsBounded();
        }
    }

    @Test
    @Tag("full")
    void whicheverWayCatalogBreaksTheRestGoesOnAsBefore(Rig rig) {
        try (var traffic = new Traffic(rig)) {
            var verdict = verdictOn(rig, traffic);
            for (var fault : Fault.values()) {
                var broken = strike(rig, fault, ENOUGH, traffic, verdict);
                verdict.latencyIsKept(List.of(broken));
                verdict.placingGoesOn(List.of(broken));
            }
            verdict.everyAnswerIsHonest();
            verdict.memoryIsBounded();
        }
    }

    private static Verdict verdictOn(Rig rig, Traffic traffic) {
        traffic.next(WARMUP);
        return new Verdict(rig, traffic, traffic.next(ENOUGH));
    }

    /** Breaks and mends catalog; when latency counted meanwhile. */
    private static Period strike(Rig rig, Fault fault, int calls, Traffic traffic, Verdict verdict) {
        var breakers = new Breakers(rig);
        fault.begin(rig);
        try {
            var counted = Undisturbed.measure(() -> traffic.next(calls), verdict::isKept);
            breakers.awaitEach("open");
            return counted;
        } finally {
            fault.end(rig);
            breakers.awaitEach("closed");
        }
    }
}
