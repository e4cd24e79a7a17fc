package io.millrace.starter.security;

import io.millrace.starter.sample.Clients;
import io.millrace.starter.sample.WithoutServers;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

@WithoutServers
@Import(NoKeysYetTests.IssuerIsAway.class)
class NoKeysYetTests {

    @Autowired
    private ApplicationContext context;

    @TestConfiguration(proxyBeanMethods = false)
    static class IssuerIsAway {

        @Bean
        ReactiveJwtDecoder jwtDecoder() {
            var clock = Clock.systemUTC();
            return new TokenVerification(JwkSetSourceTests.PROPERTIES, clock)
                    .decoder(new JwkSetSource(new StubKeys().client(), JwkSetSourceTests.PROPERTIES, clock));
        }
    }

    @Test
    void callerIsAskedToComeBackAndNotSentAway() {
        var token = new TestIssuer("key").token(Clock.systemUTC().instant(), UnaryOperator.identity());
        Clients.of(context)
                .get()
                .uri("/customers")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
