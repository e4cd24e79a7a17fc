package io.millrace.users.refresh;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long somebody stays logged in.
 *
 * @param idle how long a refresh token waits for its use
 * @param total how long after the log-in the last one ends
 * @param grace how long after its first use a token yields another pair: two tabs are no thief
 * @param cleanup how tokens that have ended are forgotten
 */
@ConfigurationProperties("millrace.refresh")
record RefreshProperties(
        @DefaultValue("14d") Duration idle,
        @DefaultValue("60d") Duration total,
        @DefaultValue("10s") Duration grace,
        @DefaultValue Cleanup cleanup) {

    /**
     * How tokens that have ended are forgotten.
     *
     * @param interval how often they are looked for
     * @param batch how many are forgotten at once: no lock lasts long
     * @param patience how long the database may take over a batch before the round counts as failed
     */
    record Cleanup(
            @DefaultValue("1m") Duration interval,
            @DefaultValue("1000") int batch,
            @DefaultValue("10s") Duration patience) {}
}
