package io.millrace.users.password;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What hashing passwords may cost.
 *
 * @param strength bcrypt's cost: each step doubles the work, for us and for whoever steals the hashes
 * @param queue hashes that may wait for a thread; one more is answered 503 at once
 */
@ConfigurationProperties("millrace.passwords")
record PasswordProperties(
        @DefaultValue("10") int strength,
        @DefaultValue("64") int queue) {}
