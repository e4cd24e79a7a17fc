package io.millrace.users.key;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the keys that sign tokens. Its text form leaves the secret out, so that no log can show it.
 *
 * @param secret base64 of 32 bytes, from which the key that encrypts the signing keys is derived
 * @param cache how long a cache on the way may keep the published keys
 * @param verifiersMaxAge how long verifiers keep the keys that they have fetched
 * @param publishAhead how long a key is published before it signs: longer than both together, so that no verifier meets
 *     a token of a key that it does not know
 * @param rotation how long a key signs before the next one does
 * @param reload how often replicas look for keys that others made or withdrew, beside being told
 * @param tokenLifetime how long a token is good, so that its key stays published
 * @param most how many keys there may be at once: what verifiers fetch stays small
 */
@ConfigurationProperties("millrace.keys")
record KeysProperties(
        @DefaultValue("") String secret,
        @DefaultValue("1m") Duration cache,
        @DefaultValue("5m") Duration verifiersMaxAge,
        @DefaultValue("6m") Duration publishAhead,
        @DefaultValue("30d") Duration rotation,
        @DefaultValue("10s") Duration reload,
        @DefaultValue("15m") Duration tokenLifetime,
        @DefaultValue("100") int most) {

    /** How far the clocks of replicas and verifiers may be apart, the verifiers' own leeway included. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    KeysProperties {
        if (publishAhead.compareTo(verifiersMaxAge.plus(cache)) < 0) {
            throw new IllegalArgumentException(
                    "millrace.keys.publish-ahead (%s) must be at least millrace.security.keys-max-age (%s) and"
                                    .formatted(publishAhead, verifiersMaxAge)
                            + " millrace.keys.cache (%s) together: a verifier would not know the key".formatted(cache));
        }
        if (rotation.compareTo(publishAhead) <= 0) {
            throw new IllegalArgumentException(
                    "millrace.keys.rotation (%s) must be longer than millrace.keys.publish-ahead (%s)"
                            .formatted(rotation, publishAhead));
        }
    }

    /** How long after its last signature a key may still have tokens that live, on whatever clock. */
    Duration tokensLive() {
        return tokenLifetime.plus(reload).plus(CLOCK_SKEW);
    }

    @Override
    public String toString() {
        return "KeysProperties[cache=%s, publishAhead=%s, rotation=%s]".formatted(cache, publishAhead, rotation);
    }
}
