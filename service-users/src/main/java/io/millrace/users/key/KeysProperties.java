package io.millrace.users.key;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the keys that sign tokens. Its text form leaves the secret out, so that no log can show it.
 *
 * @param secret base64 of 32 bytes, from which the key that encrypts the signing keys is derived
 * @param cache how long a cache on the way may keep the published keys
 */
@ConfigurationProperties("millrace.keys")
record KeysProperties(
        @DefaultValue("") String secret, @DefaultValue("1m") Duration cache) {

    @Override
    public String toString() {
        return "KeysProperties[cache=%s]".formatted(cache);
    }
}
