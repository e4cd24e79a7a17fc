package io.millrace.gateway.access;

import io.millrace.starter.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** The API needs a token but for what is named here. What is no API is no route either: 404, whoever asks. */
    @Bean
    AccessRules accessRules() {
        return exchanges -> exchanges
                .pathMatchers(HttpMethod.POST, "/api/auth/**")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/api/products/**")
                .permitAll()
                .pathMatchers("/api/**")
                .authenticated()
                .pathMatchers("/**")
                .permitAll();
    }
}
