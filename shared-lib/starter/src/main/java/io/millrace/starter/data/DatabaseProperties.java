package io.millrace.starter.data;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the way to the database.
 *
 * @param statementTimeout how long PostgreSQL works on one statement: none of ours should need a tenth of it
 * @param lockTimeout how long a statement waits for another transaction's row
 * @param notifications how PostgreSQL's notifications are heard
 */
@ConfigurationProperties("millrace.database")
record DatabaseProperties(
        @DefaultValue("5s") Duration statementTimeout,
        @DefaultValue("3s") Duration lockTimeout,
        @DefaultValue Notifications notifications) {

    /**
     * How PostgreSQL's notifications are heard.
     *
     * @param silence how often the connection is asked whether it still lives, and how long it may leave that
     *     unanswered: one whose other end vanished without a word would otherwise be trusted for ever
     * @param firstBackoff the first wait after the connection was lost; it doubles from there
     * @param longestBackoff the longest wait while the database is away: how late recovery is noticed
     */
    record Notifications(
            @DefaultValue("5s") Duration silence,
            @DefaultValue("200ms") Duration firstBackoff,
            @DefaultValue("3s") Duration longestBackoff) {}
}
