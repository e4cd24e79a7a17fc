package io.millrace.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.starter.web.ClientAddresses;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
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

    @Bean
    RateLimits rateLimits(LimitsProperties limits, ClientAddresses addresses, ObjectProvider<SharedBuckets> shared) {
        var rate = limits.rate();
        var user = new Policy("user", rate.user(), rate.userBurst());
        var address = new Policy("address", rate.address(), rate.addressBurst());
        return new RateLimits(
                new Callers(user, address, addresses::keyOf),
                Map.of(user, local(user, rate), address, local(address, rate)),
                shared.getIfAvailable(() -> SharedBuckets.NONE));
    }

    @Bean
    RateLimitFilter rateLimitFilter(RateLimits limits) {
        return new RateLimitFilter(limits);
    }

    private static LocalBuckets local(Policy policy, LimitsProperties.Rate rate) {
        return new LocalBuckets(policy, rate.remembered(), TimeMeter.SYSTEM_NANOTIME);
    }
}
