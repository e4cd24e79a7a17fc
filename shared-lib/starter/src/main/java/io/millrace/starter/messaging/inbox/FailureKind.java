package io.millrace.starter.messaging.inbox;

import io.millrace.starter.data.DatabaseProblems;
import io.millrace.starter.messaging.UnreadableEventException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/** What the failure of a handler says, and so what is right to do. */
enum FailureKind {

    /** The event can't be read and never will be: a dead letter at once. */
    UNREADABLE,

    /** Another transaction was in the way: tried again at once, and waited for if that does not help. */
    CONTENDED,

    /** A server is away or slow: waited for. */
    AWAY,

    /** The handler refuses this event though all servers are there: a dead letter after some tries. */
    FAULTY;

    static FailureKind of(Throwable failure) {
        if (failure instanceof UnreadableEventException) {
            return UNREADABLE;
        }
        if (DatabaseProblems.isContention(failure)) {
            return CONTENDED;
        }
        return isAway(failure) ? AWAY : FAULTY;
    }

    /** Whether the event must wait for something, and is not to blame. */
    boolean passes() {
        return this == CONTENDED || this == AWAY;
    }

    private static boolean isAway(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case TimeoutException late -> true;
            case IOException network -> true;
            case ErrorResponse answer when answer.getStatusCode() == HttpStatus.SERVICE_UNAVAILABLE -> true;
            default -> DatabaseProblems.isTransient(failure) || isAway(failure.getCause());
        };
    }
}
