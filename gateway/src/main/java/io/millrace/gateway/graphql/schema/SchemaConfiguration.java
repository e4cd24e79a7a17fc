package io.millrace.gateway.graphql.schema;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import graphql.scalars.ExtendedScalars;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

    /** The scalars that are not the standard's. */
    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> wiring.scalar(ExtendedScalars.GraphQLLong).scalar(DateTime.scalar());
    }

    @Bean
    WarmUp warmUp(GraphQlSource source) {
        return new WarmUp(source);
    }

    /** A field that is null is there in a GraphQL answer, unlike in the REST API's. */
    @Bean
    JsonMapperBuilderCustomizer nullsInAnswers() {
        return builder ->
                builder.changeDefaultPropertyInclusion(inclusion -> inclusion.withContentInclusion(Include.ALWAYS));
    }
}
