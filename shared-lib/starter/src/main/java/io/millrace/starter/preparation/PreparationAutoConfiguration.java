package io.millrace.starter.preparation;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Where a service declares a {@link Preparation}. */
@AutoConfiguration
@ConditionalOnBean(Preparation.class)
class PreparationAutoConfiguration {

    @Bean
    PreparationLifecycle preparationLifecycle(ObjectProvider<Preparation> preparations) {
        return new PreparationLifecycle(preparations);
    }
}
