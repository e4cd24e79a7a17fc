package io.millrace.users.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.users.UsersTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many events at once, more than the consumer would ever handle side by side. */
@UsersTest
class CreditReservationsR2dbcTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 8;

    private final CreditReservations reservations;
    private final CreditTable credits;
    private final ReservationTable table;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final String user = UUID.randomUUID().toString();

    CreditReservationsR2dbcTests(
            @Autowired CreditReservations reservations,
            @Autowired CreditTable credits,
            @Autowired ReservationTable table,
            @Autowired DatabaseClient database,
            @Autowired TransactionalOperator transaction) {
        this.reservations = reservations;
        this.credits = credits;
        this.table = table;
        this.database = database;
        this.transaction = transaction;
    }

    @Test
    void ordersAtOnceNeverOverspend() {
        var orders =
                Stream.generate(() -> Orders.placed(user, 30_000)).limit(40).toList();
        allAtOnce(orders.stream().map(reservations::reserve).toList());
        assertThat(credit()).isEqualTo(new Credit(200_000, 180_000));
        assertThat(total("RESERVED")).isEqualTo(180_000);
        assertThat(total("REFUSED")).isEqualTo(34 * 30_000);
    }

    @Test
    void whenOrdersComeAndGoAtOnceInAnyOrderWhatIsReservedIsTheTotalOfThoseThatStand() {
        var orders = Stream.generate(() -> Orders.placed(user, 5_000)).limit(30).toList();
        var calledOff = orders.subList(0, 15);
        var effects = new ArrayList<>(orders.stream().map(reservations::reserve).toList());
        calledOff.forEach(order -> effects.add(reservations.release(order.orderId(), user)));
        Collections.shuffle(effects, new Random(1));
        allAtOnce(effects);
        assertThat(credit().reserved()).isEqualTo(15 * 5_000).isEqualTo(total("RESERVED"));
        assertThat(calledOff).noneMatch(order -> isHeld(order.orderId()));
    }

    @Test
    void oneOrderManyTimesAtOnceReservesOnce() {
        var order = Orders.placed(user, 30_000);
        allAtOnce(Stream.generate(() -> reservations.reserve(order)).limit(20).toList());
        assertThat(credit().reserved()).isEqualTo(30_000);
    }

    @Test
    void anEffectThatFailsLeavesNothing() {
        var order = Orders.placed(user, 30_000);
        var failing = reservations.reserve(order).then(Mono.<Void>error(new IllegalStateException("on purpose")));
        transaction.transactional(failing).onErrorComplete().block(PATIENCE);
        assertThat(credit().reserved()).isZero();
        assertThat(table.find(order.orderId()).blockOptional(PATIENCE)).isEmpty();
    }

    private void allAtOnce(List<Mono<Void>> effects) {
        Flux.fromIterable(effects)
                .flatMap(transaction::transactional, AT_ONCE)
                .then()
                .block(PATIENCE);
    }

    private Credit credit() {
        return Objects.requireNonNull(credits.find(user).block(PATIENCE));
    }

    private boolean isHeld(UUID order) {
        return table.find(order).blockOptional(PATIENCE).orElseThrow().isHeld();
    }

    private long total(String state) {
        return Objects.requireNonNull(database.sql("""
                        SELECT coalesce(sum(amount), 0)::bigint AS total FROM credit_reservation
                        WHERE user_id = :user AND state = :state""")
                .bind("user", user)
                .bind("state", state)
                .mapValue(Long.class)
                .one()
                .block(PATIENCE));
    }
}
