package io.millrace.gateway.graphql.limit;

import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.scalars.ExtendedScalars;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {

    @Bean
    @Order(1)
    FieldLimit fieldLimit(LimitProperties limits) {
        return new FieldLimit(limits.fields());
    }

    @Bean
    @Order(2)
    MaxQueryDepthInstrumentation depthLimit(LimitProperties limits) {
        return new MaxQueryDepthInstrumentation(limits.depth());
    }

    @Bean
    @Order(3)
    MaxQueryComplexityInstrumentation costLimit(LimitProperties limits) {
        return new MaxQueryComplexityInstrumentation(limits.cost(), new FieldCost());
    }

    @Bean
    TokenLimit tokenLimit(LimitProperties limits) {
        return new TokenLimit(limits.tokens());
    }

    /** The scalars of the schema that are not the standard's. */
    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> wiring.scalar(ExtendedScalars.GraphQLLong).scalar(ExtendedScalars.DateTime);
    }
}
