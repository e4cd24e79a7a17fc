package io.millrace.orders.placing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long idempotency keys are kept.
 *
 * @param retention for how long the same key means the same order: a day is what clients are promised, and another
 *     covers those who are away over night
 * @param interval how often older ones are looked for
 * @param batch how many are forgotten at once: no lock lasts long
 * @param patience how long the database may take over a batch before the round counts as failed
 */
@ConfigurationProperties("millrace.orders.keys")
record KeyProperties(
        @DefaultValue("48h") Duration retention,
        @DefaultValue("1m") Duration interval,
        @DefaultValue("1000") int batch,
        @DefaultValue("10s") Duration patience) {

    private static final Duration PROMISED = Duration.ofHours(24);

    KeyProperties {
        if (retention.compareTo(PROMISED) < 0) {
            throw new IllegalArgumentException("millrace.orders.keys.retention must be a day at least");
        }
    }
}
