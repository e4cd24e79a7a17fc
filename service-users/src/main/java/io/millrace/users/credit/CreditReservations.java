package io.millrace.users.credit;

import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.starter.messaging.outbox.Outbox;
import io.millrace.starter.observability.InTrace;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The part of users in the saga of an order: sets credit aside when it is placed, gives it back when it failed or was
 * called off. Runs in the transaction of the event. The credit's row is locked first, so two orders of one user never
 * see the same credit, and the reservation's row, which stays, makes an event that comes again do nothing.
 */
@Component
final class CreditReservations {

    private static final Logger log = LoggerFactory.getLogger(CreditReservations.class);

    private final CreditTable credits;
    private final ReservationTable reservations;
    private final Outbox outbox;
    private final InstallationCurrency currency;

    CreditReservations(
            CreditTable credits, ReservationTable reservations, Outbox outbox, InstallationCurrency currency) {
        this.credits = credits;
        this.reservations = reservations;
        this.outbox = outbox;
        this.currency = currency;
    }

    /**
     * Answers an order. One in another currency is no refusal, since no customer's credit is the cause: it tells of
     * services that are configured apart, so it becomes a dead letter for an operator, and the order times out.
     */
    Mono<Void> reserve(OrderPlaced order) {
        if (!currency.isOf(order.total())) {
            return Mono.error(new IllegalArgumentException("Order %s is in %s, but all is in %s here"
                    .formatted(order.orderId(), order.total().currency(), currency.code())));
        }
        return credits.lock(order.userId())
                .zipWhen(credit -> earlier(order.orderId()))
                .mapNotNull(state ->
                        Decision.onPlaced(order, state.getT1(), state.getT2()).orElse(null))
                .flatMap(this::carryOut);
    }

    Mono<Void> release(UUID order, String user) {
        return credits.lock(user)
                .then(earlier(order))
                .mapNotNull(earlier ->
                        Decision.onEnd(order, user, earlier, currency).orElse(null))
                .flatMap(this::carryOut);
    }

    private Mono<Optional<Reservation>> earlier(UUID order) {
        return Mono.defer(() -> reservations.find(order)).singleOptional();
    }

    private Mono<Void> carryOut(Decision decision) {
        var reservation = decision.reservation();
        return reservations
                .save(reservation)
                .then(decision.change() == 0 ? Mono.empty() : credits.reserve(reservation.userId(), decision.change()))
                .then(outbox.add(decision.answer().stream().toList()))
                .then(InTrace.log(() ->
                        log.info("Order {}: its claim on credit is {}", reservation.orderId(), reservation.state())));
    }
}
