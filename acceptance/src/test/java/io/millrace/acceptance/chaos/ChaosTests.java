package io.millrace.acceptance.chaos;

import io.millrace.acceptance.driver.Replicas;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.cli.system.MillraceSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Orders come in without a pause while parts of the system are killed one after the other; afterwards the
 * {@link Aftermath} must be in order. The short form runs in every build; {@code -Dmillrace.chaos=full} kills
 * everything, then one of two replicas of each service and the other of orders, and {@code -Dmillrace.chaos.minutes=}
 * goes on for as long; {@code -Dmillrace.chaos.victims=kafka,users} kills these alone.
 */
@ExtendWith(RunningSystem.class)
class ChaosTests {

    private static final List<String> ESSENTIAL = List.of("orders", "kafka", "postgres");
    private static final List<String> ALL = List.of("orders", "kafka", "catalog", "postgres", "users", "gateway");
    /** One of each, and at last the one that took over from the first. */
    private static final List<String> REPLICAS = List.of("orders-2", "catalog", "users-2", "orders");

    /** Orders between two strikes: enough for some of them to be on every step of their way. */
    private static final int BETWEEN = 60;

    @Test
    void nothingIsLostOrDoneTwiceWhileTheServersAreKilled(MillraceSystem system) {
        var usual = isFull() ? ALL : ESSENTIAL;
        survive(system, victims().orElse(usual));
    }

    @Test
    @Tag("full")
    void nothingIsLostOrDoneTwiceWhileReplicasDie(@Replicas(2) MillraceSystem system) {
        survive(system, REPLICAS);
    }

    private static void survive(MillraceSystem system, List<String> victims) {
        var seed = Seed.announced();
        try (var aftermath = new Aftermath(system)) {
            var disasters = new Disasters(system);
            var load = new Load(system, seed);
            try (load) {
                var end = Instant.now().plus(Duration.ofMinutes(Long.getLong("millrace.chaos.minutes", 0)));
                do {
                    strikeEach(victims, disasters, load);
                } while (Instant.now().isBefore(end));
            }
            aftermath.isInOrder(load.ledger());
        }
    }

    private static void strikeEach(List<String> victims, Disasters disasters, Load load) {
        for (var victim : victims) {
            load.awaitMore(BETWEEN);
            disasters.strike(victim);
        }
    }

    private static Optional<List<String>> victims() {
        return Optional.ofNullable(System.getProperty("millrace.chaos.victims"))
                .map(names -> List.of(names.split(",")));
    }

    private static boolean isFull() {
        return "full".equals(System.getProperty("millrace.chaos"));
    }
}
