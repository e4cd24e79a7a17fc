package io.millrace.users.registration;

import io.millrace.users.throttle.AddressLimit;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RegistrationConfiguration {

    @Bean
    AddressLimit registrationLimit(RegistrationProperties properties, Clock clock) {
        return new AddressLimit(properties.ofAddress(), clock);
    }
}
