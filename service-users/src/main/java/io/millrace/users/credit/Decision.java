package io.millrace.users.credit;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.users.CreditRejected;
import io.millrace.contracts.users.CreditReleased;
import io.millrace.contracts.users.CreditReserved;
import io.millrace.contracts.users.UsersEvent;
import io.millrace.users.credit.Reservation.State;
import java.util.Optional;
import java.util.UUID;

/**
 * What an event of an order does to its customer's credit, which depends on nothing but the credit and on what became
 * of the order before. No decision is one too: the event came again, or too late.
 *
 * @param reservation as it is from now on
 * @param change of what is set aside
 * @param answer what the other services are told, if anything
 */
record Decision(Reservation reservation, long change, Optional<UsersEvent> answer) {

    /** Sets the total aside where the credit covers it. An order that has ended already is not answered. */
    static Optional<Decision> onPlaced(OrderPlaced order, Credit credit, Optional<Reservation> earlier) {
        if (earlier.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(credit.covers(order.total().amount()) ? accept(order) : refuse(order, credit));
    }

    private static Decision accept(OrderPlaced order) {
        var answer = new CreditReserved(order.orderId(), order.userId(), order.total());
        return new Decision(claim(order, State.RESERVED), order.total().amount(), Optional.of(answer));
    }

    private static Decision refuse(OrderPlaced order, Credit credit) {
        var available = new Money(credit.available(), order.total().currency());
        var answer = new CreditRejected(order.orderId(), order.userId(), order.total(), available);
        return new Decision(claim(order, State.REFUSED), 0, Optional.of(answer));
    }

    private static Reservation claim(OrderPlaced order, State state) {
        return new Reservation(order.orderId(), order.userId(), order.total().amount(), state);
    }

    /** Gives back what is set aside, once; an end that comes before its order sees to it that nothing will be. */
    static Optional<Decision> onEnd(
            UUID order, String user, Optional<Reservation> earlier, InstallationCurrency currency) {
        return earlier.isEmpty()
                ? Optional.of(new Decision(Reservation.releasedFirst(order, user), 0, Optional.empty()))
                : earlier.filter(Reservation::isHeld).map(held -> giveBack(held, currency));
    }

    private static Decision giveBack(Reservation held, InstallationCurrency currency) {
        var answer = new CreditReleased(held.orderId(), held.userId(), currency.money(held.amount()));
        return new Decision(held.released(), -held.amount(), Optional.of(answer));
    }
}
