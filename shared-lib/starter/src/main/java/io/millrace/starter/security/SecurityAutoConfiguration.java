package io.millrace.starter.security;

import io.millrace.starter.problem.ProblemWriter;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Bearer tokens, verified by each service for itself; no session and no cookie, so no CSRF token. */
@AutoConfiguration(before = ReactiveUserDetailsServiceAutoConfiguration.class)
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityAutoConfiguration {

    private static final int BEFORE_API = 0;

    @Bean
    @ConditionalOnMissingBean(KeySource.class)
    JwkSetSource keySource(SecurityProperties properties, WebClient.Builder client, Clock clock) {
        return new JwkSetSource(client.build(), properties, clock);
    }

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder jwtDecoder(KeySource keys, SecurityProperties properties, Clock clock) {
        return new TokenVerification(properties, clock).decoder(keys);
    }

    /** What Spring Security's firewall refuses is a failure like any other, and becomes an answer where all do. */
    @Bean
    @ConditionalOnMissingBean
    ServerExchangeRejectedHandler rejectedExchange() {
        return (exchange, rejected) -> Mono.error(rejected);
    }

    /** Three spans and three metrics for each request would say what its status says. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    TokenAuthentication tokenAuthentication(ReactiveJwtDecoder decoder, SecurityProperties properties) {
        return new TokenAuthentication(decoder, properties);
    }

    @Bean
    VerificationProblems verificationProblems() {
        return new VerificationProblems();
    }

    /** The management port is closed to all but operators by where it listens, not by tokens. */
    @Bean
    @Order(BEFORE_API)
    SecurityWebFilterChain managementSecurity(ServerHttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .csrf(CsrfSpec::disable)
                .headers(HeaderSpec::disable)
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .build();
    }

    @Bean
    @ConditionalOnMissingBean(name = "apiSecurity")
    SecurityWebFilterChain apiSecurity(
            ServerHttpSecurity http,
            AccessRules rules,
            ReactiveJwtDecoder decoder,
            SecurityProperties properties,
            ProblemWriter writer,
            ObjectProvider<RefusalListener> listener) {
        var problems = new ProblemAuthentication(writer, listener.getIfAvailable(() -> refused -> Mono.empty()));
        return http.csrf(CsrfSpec::disable)
                .headers(HeaderSpec::disable) // io.millrace.starter.web.SecurityHeaders sets them, on refusals too
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .bearerTokenConverter(new SingleToken())
                        .jwt(jwt -> jwt.jwtDecoder(decoder)
                                .jwtAuthenticationConverter(TokenVerification.authorities(properties))))
                .authorizeExchange(exchanges -> {
                    rules.apply(exchanges);
                    exchanges.anyExchange().denyAll();
                })
                .build();
    }
}
