package io.millrace.users.refresh;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.starter.upkeep.Upkeep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RefreshConfiguration {

    @Bean
    Upkeep endedTokensCleanup(RefreshTokens tokens, RefreshProperties properties, MeterRegistry registry) {
        return new Upkeep("refresh token cleanup", properties.cleanup().interval(), tokens::forgetEnded, registry);
    }
}
