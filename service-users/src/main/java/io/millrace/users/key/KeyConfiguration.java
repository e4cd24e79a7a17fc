package io.millrace.users.key;

import io.millrace.starter.security.KeySource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys that sign tokens. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    /** Where the starter expects the keys of this very service. */
    private static final String OURSELVES = "http://users/.well-known/jwks.json";

    @Bean
    SigningKeys signingKeys(SigningKeyTable table, KeysProperties properties) {
        return new SigningKeys(table, new KeyForge(new KeyCipher(KeysSecret.keyFrom(properties.secret()))));
    }

    /** We need not fetch our own keys from ourselves; those of another issuer come over HTTP here as everywhere. */
    @Bean
    @ConditionalOnProperty(name = "millrace.security.jwk-set-uri", havingValue = OURSELVES)
    KeySource ownKeys(SigningKeys keys) {
        return keys::keysFor;
    }
}
