package io.millrace.users.key;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.starter.data.Notifications;
import io.millrace.starter.security.KeySource;
import io.millrace.starter.upkeep.Upkeep;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The keys that sign tokens. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    /** Where the starter expects the keys of this very service. */
    private static final String OURSELVES = "http://users/.well-known/jwks.json";

    @Bean
    KeyForge keyForge(KeysProperties properties, Environment environment) {
        return new KeyForge(new KeyCipher(KeysSecret.keyFrom(properties.secret(), environment)));
    }

    @Bean
    SigningKeys signingKeys(SigningKeyTable table, KeyForge forge, KeysProperties properties, Clock clock) {
        return new SigningKeys(table, forge, properties, clock);
    }

    @Bean
    KeyRotation keyRotation(
            SigningKeyTable table, KeyForge forge, SigningKeys keys, KeysProperties properties, Clock clock) {
        return new KeyRotation(table, forge, keys, properties, clock);
    }

    @Bean
    Upkeep keyRounds(KeyRotation rotation, KeysProperties properties, MeterRegistry registry) {
        return new Upkeep("key rotation", properties.reload(), rotation::round, registry);
    }

    @Bean
    KeyWatch keyWatch(Notifications notifications, SigningKeys keys) {
        return new KeyWatch(notifications, keys);
    }

    /** We need not fetch our own keys from ourselves; those of another issuer come over HTTP here as everywhere. */
    @Bean
    @ConditionalOnProperty(name = "millrace.security.jwk-set-uri", havingValue = OURSELVES)
    KeySource ownKeys(SigningKeys keys) {
        return keys::keysFor;
    }
}
