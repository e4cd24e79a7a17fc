package io.millrace.users.key;

import java.time.Duration;

/** Settings as they are by default, and variations of them. */
final class KeySettings {

    static final Duration CACHE = Duration.ofMinutes(1);
    static final Duration VERIFIERS_MAX_AGE = Duration.ofMinutes(5);
    static final Duration PUBLISH_AHEAD = Duration.ofMinutes(6);
    static final Duration ROTATION = Duration.ofDays(30);

    static final KeysProperties DEFAULT = with(PUBLISH_AHEAD, ROTATION);

    private KeySettings() {}

    static KeysProperties with(Duration publishAhead, Duration rotation) {
        return new KeysProperties(
                "a secret",
                CACHE,
                VERIFIERS_MAX_AGE,
                publishAhead,
                rotation,
                Duration.ofSeconds(10),
                Duration.ofMinutes(15),
                4);
    }
}
