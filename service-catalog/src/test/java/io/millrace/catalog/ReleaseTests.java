package io.millrace.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.release.LastRelease;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ReleaseTests {

    @Test
    void whatTheLastReleaseDoesGoesOnWorkingWhenTheTablesAreMigrated() throws SQLException {
        assertThat(LastRelease.restored().breaksByMigrating()).isEmpty();
    }
}
