package io.millrace.gateway.graphql.failure;

import graphql.GraphqlErrorBuilder;
import io.millrace.starter.problem.ProblemTranslator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;

@Configuration(proxyBeanMethods = false)
class FailureConfiguration {

    @Bean
    GraphQlProblems graphQlProblems(ObjectProvider<ProblemTranslator> translators) {
        return new GraphQlProblems(translators.orderedStream().toList());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    DataFetcherExceptionResolver failuresOfFields(GraphQlProblems problems) {
        return DataFetcherExceptionResolver.forSingleError(
                (failure, field) -> problems.errorOf(failure, GraphqlErrorBuilder.newError(field)));
    }

    @Bean
    SubscriptionExceptionResolver failuresOfSubscriptions(GraphQlProblems problems) {
        return SubscriptionExceptionResolver.forSingleError(problems::errorOf);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ErrorCodes errorCodes() {
        return new ErrorCodes();
    }
}
