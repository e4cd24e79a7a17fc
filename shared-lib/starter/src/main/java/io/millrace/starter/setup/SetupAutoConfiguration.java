package io.millrace.starter.setup;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Where a service declares a {@link Preparation}. */
@AutoConfiguration
@ConditionalOnBean(Preparation.class)
class SetupAutoConfiguration {

    @Bean
    SetupLifecycle setupLifecycle(ObjectProvider<Preparation> preparations) {
        return new SetupLifecycle(preparations);
    }
}
