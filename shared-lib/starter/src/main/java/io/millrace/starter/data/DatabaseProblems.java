package io.millrace.starter.data;

import io.millrace.starter.problem.ProblemException;
import io.millrace.starter.problem.ProblemTranslator;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;

/** A database that is away or overloaded is 503, never 500: nothing is wrong with the request or the code. */
public final class DatabaseProblems implements ProblemTranslator {

    /** Lost connections, rollbacks to be tried again, no resources, rows in use, an operator's intervention, disks. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    /** A serialization failure, a deadlock, a lock that was not to be had in time. */
    private static final Set<String> CONTENTION = Set.of("40001", "40P01", "55P03");

    @Override
    public @Nullable ErrorResponse translate(Throwable failure) {
        return isTransient(failure)
                ? ProblemException.unavailable("The database can't be reached at the moment.", failure)
                : null;
    }

    /**
     * Whether this failure passes by itself, so that waiting is right and giving up is wrong: the connection is lost,
     * or PostgreSQL says so. The driver calls every error code that it does not know a lost resource, so where there is
     * a code, the code decides.
     */
    public static boolean isTransient(@Nullable Throwable failure) {
        return switch (failure) {
            case R2dbcException database when database.getSqlState() != null -> passes(database.getSqlState());
            case R2dbcTransientException busy -> true;
            case R2dbcNonTransientResourceException away -> true;
            case CannotCreateTransactionException away -> true;
            case IOException network -> true;
            case TransientDataAccessException busy -> busy.getCause() == null || isTransient(busy.getCause());
            case DataAccessResourceFailureException away -> away.getCause() == null || isTransient(away.getCause());
            case TransactionSystemException unknown -> isTransient(unknown.getCause());
            case null, default -> false;
        };
    }

    /** Whether another transaction was in the way, so that the same again at once is likely to succeed. */
    public static boolean isContention(@Nullable Throwable failure) {
        return switch (failure) {
            case ConcurrencyFailureException raced -> true;
            case R2dbcException database -> CONTENTION.contains(String.valueOf(database.getSqlState()));
            case null -> false;
            default -> isContention(failure.getCause());
        };
    }

    /** By PostgreSQL's error classes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
    private static boolean passes(String sqlState) {
        return PASSING.stream().anyMatch(sqlState::startsWith);
    }
}
