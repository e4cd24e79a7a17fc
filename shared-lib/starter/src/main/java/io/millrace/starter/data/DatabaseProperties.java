package io.millrace.starter.data;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the way to the database.
 *
 * @param statementTimeout how long PostgreSQL works on one statement: none of ours should need a tenth of it
 * @param lockTimeout how long a statement waits for another transaction's row
 */
@ConfigurationProperties("millrace.database")
record DatabaseProperties(
        @DefaultValue("5s") Duration statementTimeout,
        @DefaultValue("3s") Duration lockTimeout) {}
