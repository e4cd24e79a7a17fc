package io.millrace.starter.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class OtlpMetricsEnvironmentPostProcessorTests {

    private static final String ENABLED = "management.otlp.metrics.export.enabled";
    private static final String URL = "management.otlp.metrics.export.url";

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void metricsAreNotPushedToNowhere() {
        prepare();
        assertThat(enabled()).isFalse();

        environment.setProperty(URL, " ");
        assertThat(enabled()).isFalse();
    }

    @Test
    void metricsArePushedWhereAnAddressIsGivenAtWhateverMoment() {
        prepare();
        environment.setProperty(URL, "http://collector:4318/v1/metrics");

        assertThat(enabled()).isTrue();
    }

    @Test
    void whoeverSaysOtherwiseIsRight() {
        environment.setProperty(ENABLED, "false");
        environment.setProperty(URL, "http://collector:4318/v1/metrics");
        prepare();

        assertThat(enabled()).isFalse();
    }

    private void prepare() {
        new OtlpMetricsEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
    }

    private Boolean enabled() {
        return environment.getProperty(ENABLED, Boolean.class);
    }
}
