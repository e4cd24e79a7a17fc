package io.millrace.gateway.limit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsProperties.class)
class LimitConfiguration {

    @Bean
    StreamsLifecycle streamsLifecycle() {
        return new StreamsLifecycle();
    }

    @Bean
    StreamPlaces streamPlaces(LimitsProperties limits, StreamsLifecycle lifecycle, MeterRegistry registry) {
        var places = new StreamPlaces(limits.streams(), lifecycle);
        Gauge.builder("millrace.gateway.streams", places::open)
                .description("Streams that are open")
                .register(registry);
        return places;
    }
}
