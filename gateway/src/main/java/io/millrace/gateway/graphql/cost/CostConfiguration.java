package io.millrace.gateway.graphql.cost;

import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CostProperties.class)
class CostConfiguration {

    @Bean
    @Order(1)
    FieldLimit fieldLimit(CostProperties limits) {
        return new FieldLimit(limits.fields());
    }

    @Bean
    @Order(2)
    MaxQueryDepthInstrumentation depthLimit(CostProperties limits) {
        return new MaxQueryDepthInstrumentation(limits.depth());
    }

    @Bean
    @Order(3)
    MaxQueryComplexityInstrumentation costLimit(CostProperties limits) {
        return new MaxQueryComplexityInstrumentation(limits.cost(), new FieldCost());
    }

    @Bean
    TokenLimit tokenLimit(CostProperties limits) {
        return new TokenLimit(limits.tokens());
    }
}
