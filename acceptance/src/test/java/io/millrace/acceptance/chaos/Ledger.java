package io.millrace.acceptance.chaos;

import io.millrace.acceptance.driver.Answer;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What customers were told: the orders that were accepted, and those that somebody tried to cancel. */
final class Ledger {

    private final Set<UUID> accepted = ConcurrentHashMap.newKeySet();
    private final Set<UUID> calledOff = ConcurrentHashMap.newKeySet();
    private final Set<String> surprises = ConcurrentHashMap.newKeySet();

    void accepted(String order) {
        accepted.add(UUID.fromString(order));
    }

    /** Noted before it is tried: whether the answer arrives or not, the order may be cancelled from now on. */
    void callsOff(String order) {
        calledOff.add(UUID.fromString(order));
    }

    /** An answer that nobody should ever get. */
    void surprised(Answer answer) {
        surprises.add(answer.status() + " " + answer.body().replaceFirst(".instance.*", ""));
    }

    Set<String> surprises() {
        return Set.copyOf(surprises);
    }

    Set<UUID> accepted() {
        return Set.copyOf(accepted);
    }

    int size() {
        return accepted.size();
    }

    boolean isCalledOff(UUID order) {
        return calledOff.contains(order);
    }
}
