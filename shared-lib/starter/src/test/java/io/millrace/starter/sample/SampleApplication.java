package io.millrace.starter.sample;

import io.millrace.starter.security.AccessRules;
import java.net.URI;
import java.time.ZonedDateTime;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.accept.ApiVersionDeprecationHandler;
import org.springframework.web.reactive.accept.StandardApiVersionDeprecationHandler;

@SpringBootApplication
public class SampleApplication {

    @Bean
    ApiVersionDeprecationHandler deprecations() {
        var deprecations = new StandardApiVersionDeprecationHandler();
        deprecations
                .configureVersion("1")
                .setExchangePredicate(
                        exchange -> exchange.getRequest().getPath().value().equals("/open/versions"))
                .setDeprecationDate(ZonedDateTime.parse("2026-12-01T00:00:00Z"))
                .setSunsetDate(ZonedDateTime.parse("2027-06-01T00:00:00Z"))
                .setSunsetLink(URI.create("https://millrace.test/versions"));
        return deprecations;
    }

    @Bean
    AccessRules accessRules() {
        return exchanges -> exchanges
                .pathMatchers("/open/**")
                .permitAll()
                .pathMatchers("/customers")
                .hasRole("CUSTOMER")
                .pathMatchers("/admins")
                .hasRole("ADMIN");
    }
}
