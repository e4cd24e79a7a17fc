package io.millrace.starter.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseProblemsTests {

    private final DatabaseProblems problems = new DatabaseProblems();

    @Test
    void aDatabaseThatIsAwayIs503WithRetryAfter() {
        var answer = problems.translate(new CannotCreateTransactionException("no connection"));

        assertThat(answer).isNotNull();
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
    }

    @Test
    void lostConnectionsAndFullPoolsPass() {
        assertThat(DatabaseProblems.isTransient(new IOException("reset"))).isTrue();
        assertThat(DatabaseProblems.isTransient(new R2dbcTimeoutException("pool")))
                .isTrue();
        assertThat(DatabaseProblems.isTransient(new R2dbcNonTransientResourceException("closed")))
                .isTrue();
        assertThat(DatabaseProblems.isTransient(new DataAccessResourceFailureException("closed", closed())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "57P03", "57014"})
    void whatPostgresSaysWillPassPasses(String sqlState) {
        assertThat(DatabaseProblems.isTransient(coded(sqlState))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"54000", "22P05", "42P01", "XX000"})
    void aStatementThatWillNeverWorkIsNotWaitedForThoughTheDriverCallsItALostResource(String sqlState) {
        assertThat(DatabaseProblems.isTransient(coded(sqlState))).isFalse();
        assertThat(problems.translate(coded(sqlState))).isNull();
    }

    @Test
    void aFaultOfTheRequestOrTheCodeIsNotTheDatabases() {
        assertThat(DatabaseProblems.isTransient(new DuplicateKeyException("taken")))
                .isFalse();
        assertThat(DatabaseProblems.isTransient(new IllegalStateException())).isFalse();
    }

    private static DataAccessResourceFailureException coded(String sqlState) {
        return new DataAccessResourceFailureException(
                "translated", new R2dbcNonTransientResourceException("refused", sqlState));
    }

    private static IOException closed() {
        return new IOException("closed");
    }
}
