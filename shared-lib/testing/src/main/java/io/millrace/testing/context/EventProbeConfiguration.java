package io.millrace.testing.context;

import io.millrace.testing.events.EventProbe;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The probe, among the beans of a context that has events. */
@Configuration(proxyBeanMethods = false)
class EventProbeConfiguration {

    @Bean(destroyMethod = "close")
    EventProbe eventProbe(
            @Value("${spring.kafka.bootstrap-servers}") String servers,
            @Value("${millrace.messaging.topic-prefix}") String topicPrefix) {
        return new EventProbe(servers, topicPrefix);
    }
}
