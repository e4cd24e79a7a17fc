package io.millrace.starter.discovery;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerExchangeFilterFunction;
import org.springframework.cloud.loadbalancer.config.LoadBalancerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;

/** Lets every {@code WebClient} call a service by its name, {@code http://catalog/…}, spread over its addresses. */
@AutoConfiguration(before = LoadBalancerAutoConfiguration.class)
@EnableConfigurationProperties(ServicesProperties.class)
class DiscoveryAutoConfiguration {

    @Bean
    ConfiguredServices configuredServices(ServicesProperties properties) {
        return new ConfiguredServices(properties);
    }

    @Bean
    WebClientCustomizer callServicesByName(
            ConfiguredServices services, ObjectProvider<ReactorLoadBalancerExchangeFilterFunction> loadBalancer) {
        ExchangeFilterFunction byName =
                (request, next) -> services.knows(request.url().getHost())
                        ? loadBalancer.getObject().filter(request, next)
                        : next.exchange(request);
        return client -> client.filter(byName);
    }
}
