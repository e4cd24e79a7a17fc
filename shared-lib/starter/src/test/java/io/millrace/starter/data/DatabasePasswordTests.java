package io.millrace.starter.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.starter.setup.SetupException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

class DatabasePasswordTests {

    private final MockEnvironment withDefault = new MockEnvironment().withProperty("spring.r2dbc.password", "millrace");

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DatabaseAutoConfiguration.class, R2dbcAutoConfiguration.class))
            .withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost:1/none", "spring.r2dbc.username=none");

    @Test
    void theOneThatEverybodyKnowsIsForDemosAlone() {
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> DatabasePassword.OF_SERVICE.check(withDefault))
                .withMessage("MILLRACE_DB_PASSWORD has the default that everybody knows, and this is no demo.");
        assertThatCode(() -> DatabasePassword.OF_SERVICE.check(withDefault.withProperty("millrace.demo", "true")))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherOneIsTaken() {
        var own = new MockEnvironment().withProperty("spring.r2dbc.password", "mine");

        assertThatCode(() -> DatabasePassword.OF_SERVICE.check(own)).doesNotThrowAnyException();
    }

    @Test
    void aServiceThatMigratesNothingDoesNotStartWithItEither() {
        service.withPropertyValues("spring.r2dbc.password=millrace")
                .run(context -> assertThat(context).getFailure().hasRootCauseInstanceOf(SetupException.class));
        service.withPropertyValues("spring.r2dbc.password=mine")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
