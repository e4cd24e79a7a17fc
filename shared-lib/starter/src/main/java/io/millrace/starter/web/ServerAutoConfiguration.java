package io.millrace.starter.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** What guards a service's server. */
@AutoConfiguration(after = WebAutoConfiguration.class)
class ServerAutoConfiguration {

    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Bean
    @ConditionalOnMissingBean
    BodyLimitFilter bodyLimitFilter(WebProperties properties) {
        return new BodyLimitFilter(properties.maxBody());
    }

    @Bean
    @ConditionalOnMissingBean
    InFlightLimit inFlightLimit(WebProperties properties, ApplicationContext context, MeterRegistry registry) {
        return new InFlightLimit(properties.inFlight(), context, registry);
    }

    @Bean
    ServerLimits serverLimits(WebProperties properties, MeterRegistry registry) {
        var limits = new ServerLimits(properties);
        Gauge.builder("millrace.web.connections", limits::open)
                .description("Connections that clients have open")
                .register(registry);
        return limits;
    }

    @Bean
    ConnectionProblems connectionProblems() {
        return new ConnectionProblems();
    }
}
