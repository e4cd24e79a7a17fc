package io.millrace.starter.discovery;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerExchangeFilterFunction;
import org.springframework.cloud.loadbalancer.config.LoadBalancerAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets every {@code WebClient} call a service by its name, {@code http://catalog/…}, spread over its addresses. */
@AutoConfiguration(before = LoadBalancerAutoConfiguration.class)
@EnableConfigurationProperties(ServicesProperties.class)
class DiscoveryAutoConfiguration {

    @Bean
    Replicas replicas(ServicesProperties properties, Clock clock) {
        return new Replicas(properties.services(), clock);
    }

    @Bean
    ConfiguredServices configuredServices(Replicas replicas) {
        return new ConfiguredServices(replicas);
    }

    @Bean
    WebClientCustomizer callServicesByName(
            Replicas replicas, ObjectProvider<ReactorLoadBalancerExchangeFilterFunction> loadBalancer) {
        return client -> client.filter(new CallByName(replicas, loadBalancer));
    }
}
