package io.millrace.catalog.reservation;

/** What became of an order here. It is decided once, and after that only ever goes from reserved to released. */
enum Standing {
    /** Nothing was heard of it, not even its end. */
    NEW,
    RESERVED,
    REFUSED,
    RELEASED;

    /** Whether it gets an answer when it is placed: not when it comes again, nor when its end came first. */
    boolean awaitsDecision() {
        return this == NEW;
    }

    /** Whether its end gives something back: once, and not where nothing was set aside. */
    boolean holdsStock() {
        return this == RESERVED;
    }
}
