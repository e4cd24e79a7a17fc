package io.millrace.users;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.matchers;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import io.millrace.starter.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** Who may call what; all that is not named here is refused. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final int BEFORE_API = 1;

    @Bean
    AccessRules accessRules() {
        return exchanges -> exchanges
                .pathMatchers(GET, "/api/users/me", "/api/users/me/credit")
                .authenticated()
                .pathMatchers(PATCH, "/api/users/me")
                .authenticated()
                .pathMatchers(GET, "/api/users")
                .hasRole("ADMIN")
                .pathMatchers(GET, "/api/keys")
                .hasRole("ADMIN")
                .pathMatchers(POST, "/api/keys")
                .hasRole("ADMIN")
                .pathMatchers(DELETE, "/api/keys/{kid}")
                .hasRole("ADMIN")
                .pathMatchers(PUT, "/api/users/{id}/credit-limit")
                .hasRole("ADMIN");
    }

    /** Open to everyone, also to a client that still sends a token which is no longer good: it comes for a new one. */
    @Bean
    @Order(BEFORE_API)
    SecurityWebFilterChain openToEveryone(ServerHttpSecurity http) {
        return http.securityMatcher(matchers(
                        pathMatchers(
                                POST, "/api/auth/register", "/api/auth/login", "/api/auth/refresh", "/api/auth/logout"),
                        pathMatchers(GET, "/.well-known/jwks.json", "/.well-known/oauth-authorization-server")))
                .csrf(CsrfSpec::disable)
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }
}
