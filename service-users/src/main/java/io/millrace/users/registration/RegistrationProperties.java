package io.millrace.users.registration;

import io.millrace.users.throttle.Allowance;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one address may register. The answer tells whether somebody has an e-mail, so asking for many is slow.
 *
 * @param burst how often at once: a class room behind one address; one more is answered 429
 * @param refill how long until it may once more
 * @param addresses how many addresses are remembered
 */
@ConfigurationProperties("millrace.registration")
record RegistrationProperties(
        @DefaultValue("30") int burst,
        @DefaultValue("30s") Duration refill,
        @DefaultValue("50000") int addresses) {

    Allowance ofAddress() {
        return new Allowance(burst, refill, addresses);
    }
}
