package io.millrace.gateway.tracing;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TracingConfiguration {

    @Bean
    Sampler edgeSampler(@Value("${management.tracing.sampling.probability}") double probability) {
        return EdgeSampler.of(probability, () -> ThreadLocalRandom.current().nextDouble());
    }

    @Bean
    RouteConvention routeConvention() {
        return new RouteConvention();
    }

    @Bean
    OutsideHeaders outsideHeaders() {
        return new OutsideHeaders();
    }
}
