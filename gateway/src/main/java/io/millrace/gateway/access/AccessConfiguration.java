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
                .pathMatchers(
                        HttpMethod.POST,
                        "/api/auth/register",
                        "/api/auth/login",
                        "/api/auth/refresh",
                        "/api/auth/logout")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/api/products/**")
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, "/api/products/**")
                .permitAll()
                .pathMatchers("/api/keys/**")
                .hasRole("ADMIN")
                .pathMatchers("/api/**")
                .authenticated()
                .pathMatchers("/**")
                .permitAll();
    }
}
