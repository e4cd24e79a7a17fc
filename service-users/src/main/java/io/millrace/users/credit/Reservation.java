package io.millrace.users.credit;

import java.util.UUID;

/** What became of one order's claim on its customer's credit. */
record Reservation(UUID orderId, String userId, long amount, State state) {

    /** A claim that ended before it was made: when its order arrives late it finds this and reserves nothing. */
    static Reservation releasedFirst(UUID orderId, String userId) {
        return new Reservation(orderId, userId, 0, State.RELEASED);
    }

    /** The same, given back. */
    Reservation released() {
        return new Reservation(orderId, userId, amount, State.RELEASED);
    }

    boolean isHeld() {
        return state == State.RESERVED;
    }

    /** Where a claim can stand. Once made it only ever goes from {@code RESERVED} to {@code RELEASED}. */
    enum State {
        RESERVED,
        REFUSED,
        RELEASED
    }
}
