package io.millrace.users.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReleased;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.contracts.users.UsersEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Orders placed, rejected and cancelled in any order, each event told up to three times, and limits that change
 * meanwhile: thousands of histories from one seed, which {@code -Dmillrace.seed=…} repeats.
 */
class CreditPropertyTests {

    private static final int HISTORIES = 5_000;
    private static final int MOST_ORDERS = 8;
    private static final long LIMIT = 10_000;
    private static final InstallationCurrency EUR = new InstallationCurrency("EUR");

    private final long seed = Long.getLong("millrace.seed", System.nanoTime());

    @Test
    void whatIsReservedIsTheTotalOfTheOrdersThatHoldCreditAndNothingIsEverOverspent() {
        System.out.println("CreditPropertyTests: -Dmillrace.seed=" + seed);
        var random = new Random(seed);
        for (int number = 0; number < HISTORIES; number++) {
            var history = new History(random);
            history.play("seed %d, history %d".formatted(seed, number));
        }
    }

    /** One customer's credit as the tables keep it, and what happens to it. */
    private static final class History {

        private final Random random;
        private final List<OrderPlaced> orders;
        private final List<Runnable> events = new ArrayList<>();
        private final Map<UUID, Reservation> reservations = new HashMap<>();
        private final Map<UUID, List<UsersEvent>> answers = new LinkedHashMap<>();
        private Credit credit = new Credit(LIMIT, 0);

        History(Random random) {
            this.random = random;
            this.orders = Stream.generate(() -> Orders.placed("me", random.nextLong(LIMIT)))
                    .limit(1 + random.nextInt(MOST_ORDERS))
                    .toList();
            orders.forEach(this::happens);
            IntStream.range(0, random.nextInt(3))
                    .forEach(change ->
                            events.add(() -> credit = new Credit(random.nextLong(2 * LIMIT), credit.reserved())));
            Collections.shuffle(events, random);
        }

        private void happens(OrderPlaced order) {
            upToThreeTimes(() -> placed(order));
            if (random.nextBoolean()) { // cancelled, rejected, or both: all alike here
                upToThreeTimes(() -> ended(order));
            }
        }

        private void upToThreeTimes(Runnable event) {
            events.addAll(Collections.nCopies(1 + random.nextInt(3), event));
        }

        void play(String name) {
            events.forEach(event -> {
                event.run();
                assertSums(name);
            });
            var end = Map.copyOf(reservations);
            var reserved = credit.reserved();

            events.forEach(Runnable::run); // the consumer group is reset to the beginning

            assertThat(reservations).as(name).isEqualTo(end);
            assertThat(credit.reserved()).as(name).isEqualTo(reserved);
            answers.values().forEach(told -> assertToldOnce(told, name));
        }

        private void placed(OrderPlaced order) {
            var left = credit.limit() - credit.reserved();
            var earlier = Optional.ofNullable(reservations.get(order.orderId()));
            var decision = Decision.onPlaced(order, credit, earlier);
            decision.ifPresent(this::carryOut);
            decision.map(Decision::reservation)
                    .ifPresent(made -> assertThat(made.isHeld()).isEqualTo(made.amount() <= left));
        }

        private void ended(OrderPlaced order) {
            var earlier = Optional.ofNullable(reservations.get(order.orderId()));
            Decision.onEnd(order.orderId(), order.userId(), earlier, EUR).ifPresent(this::carryOut);
            assertThat(reservations.get(order.orderId()).isHeld()).isFalse();
        }

        private void carryOut(Decision decision) {
            var order = decision.reservation().orderId();
            reservations.put(order, decision.reservation());
            credit = new Credit(credit.limit(), credit.reserved() + decision.change());
            decision.answer()
                    .ifPresent(answer -> answers.computeIfAbsent(order, first -> new ArrayList<>())
                            .add(answer));
        }

        private void assertSums(String name) {
            var held = reservations.values().stream()
                    .filter(Reservation::isHeld)
                    .mapToLong(Reservation::amount)
                    .sum();
            assertThat(credit.reserved()).as(name).isEqualTo(held).isNotNegative();
        }

        private static void assertToldOnce(List<UsersEvent> told, String name) {
            assertThat(told.stream().<Class<?>>map(Object::getClass).toList())
                    .as(name)
                    .isIn(
                            List.of(CreditReserved.class),
                            List.of(CreditRejected.class),
                            List.of(CreditReserved.class, CreditReleased.class));
        }
    }
}
