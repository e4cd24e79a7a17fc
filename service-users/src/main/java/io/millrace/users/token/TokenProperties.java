package io.millrace.users.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What access tokens say.
 *
 * @param issuer their {@code iss}: the system's public URL
 * @param audience their {@code aud}
 * @param lifetime how long they are good; nothing ends one before
 * @param metadataCache how long a cache on the way may keep what this issuer says of itself
 */
@ConfigurationProperties("millrace.tokens")
record TokenProperties(
        String issuer,
        String audience,
        @DefaultValue("15m") Duration lifetime,
        @DefaultValue("1h") Duration metadataCache) {}
