package io.millrace.testing.sample;

import io.millrace.starter.security.AccessRules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class SampleApplication {

    @Bean
    AccessRules accessRules() {
        return exchanges -> exchanges
                .pathMatchers("/sample/admin")
                .hasRole("ADMIN")
                .pathMatchers("/sample/**")
                .hasRole("CUSTOMER");
    }
}
