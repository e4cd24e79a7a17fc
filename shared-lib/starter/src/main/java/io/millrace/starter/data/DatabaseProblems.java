package io.millrace.starter.data;

import io.millrace.starter.problem.ProblemException;
import io.millrace.starter.problem.ProblemTranslator;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;

/** A database that is away or overloaded is 503, never 500: nothing is wrong with the request or the code. */
public final class DatabaseProblems implements ProblemTranslator {

    @Override
    public @Nullable ErrorResponse translate(Throwable failure) {
        return isTransient(failure)
                ? ProblemException.unavailable("The database can't be reached at the moment.", failure)
                : null;
    }

    /** Whether this failure passes by itself, so that waiting is right and giving up is wrong. */
    public static boolean isTransient(@Nullable Throwable failure) {
        return switch (failure) {
            case TransientDataAccessException busy -> true;
            case DataAccessResourceFailureException away -> true;
            case CannotCreateTransactionException away -> true;
            case R2dbcTransientException busy -> true;
            case R2dbcNonTransientResourceException away -> true;
            case TransactionSystemException unknown -> isTransient(unknown.getCause());
            case IOException network -> true;
            case null, default -> false;
        };
    }
}
