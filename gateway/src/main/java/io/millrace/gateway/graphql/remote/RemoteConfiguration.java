package io.millrace.gateway.graphql.remote;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.resource.web.reactive.function.client.ServerBearerExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RemoteProperties.class)
class RemoteConfiguration {

    @Bean
    Isolations isolations(CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads, RemoteProperties properties) {
        return new Isolations(breakers, bulkheads, properties);
    }

    /** Every client takes the caller's token along, and knows a refusal when it sees one. */
    @Bean
    WebClientHttpServiceGroupConfigurer remoteCalls() {
        var token = new ServerBearerExchangeFilterFunction();
        var refusals = ExchangeFilterFunction.ofResponseProcessor(RemoteFailures::ofAnswer);
        return groups ->
                groups.forEachClient((group, client) -> client.filter(token).filter(refusals));
    }
}
