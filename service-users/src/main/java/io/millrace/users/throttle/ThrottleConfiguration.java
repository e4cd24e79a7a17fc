package io.millrace.users.throttle;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class ThrottleConfiguration {

    @Bean
    LoginThrottle loginThrottle(LoginProperties properties, Clock clock) {
        return new LoginThrottle(
                new AddressLimit(properties.ofAddress(), clock),
                new AccountDelays(properties, clock, Schedulers.parallel()));
    }
}
