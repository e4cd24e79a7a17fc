package io.millrace.starter.observability;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/**
 * Pushes metrics only where an address is given for them. Spring Boot sends traces by that rule, but metrics to localhost
 * where nothing is said. It is asked last, and looks when it is asked: the address may come from anywhere.
 */
final class OtlpMetricsEnvironmentPostProcessor implements EnvironmentPostProcessor {

    private static final String ENABLED = "management.otlp.metrics.export.enabled";
    private static final String URL = "management.otlp.metrics.export.url";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        // The environment must not be its source: Spring Boot would look through that for ever.
        environment.getPropertySources().addLast(new PropertySource<>("millrace OTLP metrics", URL) {
            @Override
            public @Nullable Object getProperty(String name) {
                return name.equals(ENABLED) ? StringUtils.hasText(environment.getProperty(URL)) : null;
            }
        });
    }
}
