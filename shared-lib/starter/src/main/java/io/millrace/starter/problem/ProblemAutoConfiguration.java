package io.millrace.starter.problem;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Problem details for everything that fails; {@code millrace.problem.enabled=false} leaves it to Spring Boot. */
@AutoConfiguration
@ConditionalOnProperty(name = "millrace.problem.enabled", matchIfMissing = true)
class ProblemAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ProblemWriter problemWriter() {
        return new ProblemWriter();
    }

    @Bean
    InputProblems inputProblems() {
        return new InputProblems();
    }

    @Bean
    @ConditionalOnMissingBean
    ProblemExceptionHandler problemExceptionHandler(
            ObjectProvider<ProblemTranslator> translators, ProblemWriter writer) {
        return new ProblemExceptionHandler(translators.orderedStream().toList(), writer);
    }
}
