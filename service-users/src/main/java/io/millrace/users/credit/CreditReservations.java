package io.millrace.users.credit;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReleased;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.starter.messaging.outbox.Outbox;
import io.millrace.users.credit.Reservation.State;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The part of users in the saga of an order: sets credit aside when it is placed, gives it back when it failed or was
 * called off. Runs in the transaction of the event. The credit's row is locked first, so two orders of one user never
 * see the same credit, and the reservation's row, which stays, makes an event that comes again do nothing.
 */
@Component
final class CreditReservations {

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

    Mono<Void> reserve(OrderPlaced order) {
        if (!currency.isOf(order.total())) {
            return Mono.error(new IllegalArgumentException("Order %s is in %s, but all is in %s here"
                    .formatted(order.orderId(), order.total().currency(), currency.code())));
        }
        return credits.lock(order.userId()).flatMap(credit -> unlessDecided(order, credit));
    }

    private Mono<Void> unlessDecided(OrderPlaced order, Credit credit) {
        return reservations
                .find(order.orderId())
                .hasElement()
                .flatMap(decided -> decided ? Mono.empty() : decide(order, credit));
    }

    private Mono<Void> decide(OrderPlaced order, Credit credit) {
        return credit.covers(order.total().amount()) ? accept(order) : refuse(order, credit);
    }

    private Mono<Void> accept(OrderPlaced order) {
        return reservations
                .insert(claim(order, State.RESERVED))
                .then(credits.reserve(order.userId(), order.total().amount()))
                .then(outbox.add(new CreditReserved(order.orderId(), order.userId(), order.total())));
    }

    private Mono<Void> refuse(OrderPlaced order, Credit credit) {
        Money available = currency.money(credit.available());
        return reservations
                .insert(claim(order, State.REFUSED))
                .then(outbox.add(new CreditRejected(order.orderId(), order.userId(), order.total(), available)));
    }

    Mono<Void> release(UUID order, String user) {
        return credits.lock(user)
                .then(reservations.find(order))
                .switchIfEmpty(rememberRelease(order, user))
                .filter(Reservation::isHeld)
                .flatMap(this::giveBack);
    }

    private Mono<Reservation> rememberRelease(UUID order, String user) {
        var released = Reservation.releasedFirst(order, user);
        return Mono.defer(() -> reservations.insert(released).thenReturn(released));
    }

    private Mono<Void> giveBack(Reservation held) {
        return reservations
                .release(held.orderId())
                .then(credits.reserve(held.userId(), -held.amount()))
                .then(outbox.add(new CreditReleased(held.orderId(), held.userId(), currency.money(held.amount()))));
    }

    private static Reservation claim(OrderPlaced order, State state) {
        return new Reservation(order.orderId(), order.userId(), order.total().amount(), state);
    }
}
