package io.millrace.starter.sample;

import io.millrace.starter.security.AccessRules;
import java.net.URI;
import java.time.ZonedDateTime;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.accept.ApiVersionDeprecationHandler;
import org.springframework.web.reactive.accept.StandardApiVersionDeprecationHandler;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;

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
    HandlerMapping echo() {
        WebSocketHandler echo = session ->
                session.send(session.receive().map(message -> session.textMessage(message.getPayloadAsText())));
        return new SimpleUrlHandlerMapping(Map.of("/open/echo", echo), -1);
    }

    @Bean
    AccessRules accessRules() {
        return exchanges -> exchanges
                .pathMatchers("/open/**", "/api/orders/**")
                .permitAll()
                .pathMatchers("/customers")
                .hasRole("CUSTOMER")
                .pathMatchers("/admins")
                .hasRole("ADMIN");
    }
}
