package io.millrace.gateway.graphql.cost;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CostProperties.class)
class CostConfiguration {

    @Bean
    TokenLimit tokenLimit(CostProperties limits) {
        return new TokenLimit(limits.tokens());
    }

    @Bean
    FieldLimit fieldLimit(CostProperties limits) {
        return new FieldLimit(limits.fields());
    }

    @Bean
    CostLimit costLimit(CostProperties limits) {
        return new CostLimit(limits);
    }
}
