package io.millrace.starter.sample;

import io.millrace.starter.security.AccessRules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class SampleApplication {

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
