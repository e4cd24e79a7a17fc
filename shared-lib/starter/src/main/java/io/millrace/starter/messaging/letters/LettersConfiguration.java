package io.millrace.starter.messaging.letters;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.starter.messaging.EventSubscription;
import io.millrace.starter.messaging.MessagingProperties;
import io.millrace.starter.observability.SampledGauge;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;

/** Dead letters, and the way operators get at them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(EventSubscription.class)
public class LettersConfiguration {

    @Bean
    LetterTable letterTable(DatabaseClient database, IdGenerator ids) {
        return new LetterTable(database, ids);
    }

    @Bean
    SampledGauge keptLetters(LetterTable table, MessagingProperties properties, MeterRegistry registry) {
        return new SampledGauge(
                "millrace.letters.kept",
                "Dead letters that wait for a decision",
                table.count(),
                properties.inbox().progress().sampleInterval(),
                registry);
    }

    /** On the port of management alone: the one that everybody reaches has no endpoint of this kind. */
    @Bean
    @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
    @ConditionalOnAvailableEndpoint(LettersEndpoint.class)
    LettersEndpoint lettersEndpoint(LetterTable table, Redelivery redelivery, TransactionalOperator transaction) {
        return new LettersEndpoint(table, new Replay(table, redelivery, transaction));
    }
}
