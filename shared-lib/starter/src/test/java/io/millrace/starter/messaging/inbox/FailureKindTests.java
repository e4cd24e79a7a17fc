package io.millrace.starter.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.starter.messaging.UnreadableEventException;
import io.millrace.starter.problem.ProblemException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailureKindTests {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(FailureKind.UNREADABLE, new UnreadableEventException("broken", null)),
                Arguments.of(FailureKind.CONTENDED, new R2dbcRollbackException("deadlock", "40P01")),
                Arguments.of(
                        FailureKind.CONTENDED,
                        new CannotAcquireLockException("", new R2dbcRollbackException("could not serialize", "40001"))),
                Arguments.of(
                        FailureKind.CONTENDED,
                        new DataAccessResourceFailureException(
                                "", new R2dbcNonTransientResourceException("lock timeout", "55P03"))),
                Arguments.of(FailureKind.CONTENDED, new OptimisticLockingFailureException("somebody was faster")),
                Arguments.of(FailureKind.AWAY, new TimeoutException("slow")),
                Arguments.of(
                        FailureKind.AWAY,
                        new CannotCreateTransactionException("", new R2dbcTimeoutException("the pool is exhausted"))),
                Arguments.of(FailureKind.AWAY, new R2dbcTransientResourceException("too many connections", "53300")),
                Arguments.of(FailureKind.AWAY, new R2dbcNonTransientResourceException("shutting down", "57P01")),
                Arguments.of(FailureKind.AWAY, new IOException("connection reset")),
                Arguments.of(FailureKind.AWAY, new IllegalStateException(new IOException("connection refused"))),
                Arguments.of(FailureKind.AWAY, ProblemException.unavailable("Catalog does not answer.", null)),
                Arguments.of(FailureKind.FAULTY, new IllegalStateException("a bug")),
                Arguments.of(
                        FailureKind.FAULTY,
                        new DataIntegrityViolationException(
                                "", new R2dbcDataIntegrityViolationException("duplicate key", "23505"))));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureIsTakenForWhatItIs(FailureKind kind, Throwable failure) {
        assertThat(FailureKind.of(failure)).isEqualTo(kind);
    }
}
