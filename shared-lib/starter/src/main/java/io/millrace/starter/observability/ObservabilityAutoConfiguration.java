package io.millrace.starter.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;

/** What a service tells of its own state; {@code millrace.observability.enabled=false} leaves it out. */
@AutoConfiguration
@ConditionalOnProperty(name = "millrace.observability.enabled", matchIfMissing = true)
class ObservabilityAutoConfiguration {

    @Bean
    EventLoopLag eventLoopLag(ReactorResourceFactory reactor, MeterRegistry registry) {
        return new EventLoopLag(reactor.getLoopResources().onServer(true), registry);
    }

    @Bean
    ManagementRequests managementRequests() {
        return new ManagementRequests();
    }

    @Bean
    @ConditionalOnMissingBean
    ClientRequestObservationConvention clientRequestConvention() {
        return new PathConvention();
    }

    /** Finds the tracer for exemplars now: whatever is measured first would look for it, on an event loop, behind a lock. */
    @Bean
    SmartInitializingSingleton exemplars(ObjectProvider<SpanContext> spans) {
        return () -> spans.ifAvailable(SpanContext::getCurrentTraceId);
    }

    @Bean
    OrderRequests orderRequests() {
        return new OrderRequests();
    }
}
