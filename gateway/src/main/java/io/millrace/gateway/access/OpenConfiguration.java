package io.millrace.gateway.access;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.matchers;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** What is open to everyone, also to a client that still sends a token which is no longer good: it comes for a new one. */
@Configuration(proxyBeanMethods = false)
class OpenConfiguration {

    private static final int BEFORE_API = 1;

    /** As service-users has it: a token is not looked at here. */
    @Bean
    @Order(BEFORE_API)
    SecurityWebFilterChain openToEveryone(ServerHttpSecurity http) {
        return http.securityMatcher(matchers(
                        pathMatchers(
                                POST, "/api/auth/register", "/api/auth/login", "/api/auth/refresh", "/api/auth/logout"),
                        pathMatchers(GET, "/.well-known/jwks.json", "/.well-known/oauth-authorization-server")))
                .csrf(CsrfSpec::disable)
                .headers(HeaderSpec::disable)
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }
}
