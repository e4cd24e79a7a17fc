package io.millrace.starter.observability;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

/** What a service tells of its own state; {@code millrace.observability.enabled=false} leaves it out. */
@AutoConfiguration
@ConditionalOnProperty(name = "millrace.observability.enabled", matchIfMissing = true)
class ObservabilityAutoConfiguration {

    @Bean
    EventLoopLag eventLoopLag(ReactorResourceFactory reactor, MeterRegistry registry) {
        return new EventLoopLag(reactor.getLoopResources().onServer(true), registry);
    }
}
