package io.millrace.starter.messaging.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.EventSubscription;
import io.millrace.starter.messaging.MessagingProperties;
import io.millrace.starter.messaging.letters.DeadLetters;
import io.millrace.starter.observability.SampledGauge;
import io.millrace.starter.shutdown.Phases;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** How events arrive. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(EventSubscription.class)
public class InboxConfiguration {

    @Bean
    Subscriptions subscriptions(List<EventSubscription<?>> subscriptions, MessagingProperties properties) {
        return new Subscriptions(properties.topicPrefix(), subscriptions);
    }

    @Bean
    GroupProgress groupProgress(KafkaAdmin kafka, Subscriptions subscriptions, MessagingProperties properties) {
        return new GroupProgress(
                () -> Admin.create(kafka.getConfigurationProperties()),
                properties.group(),
                subscriptions.topics(),
                properties.inbox().progress());
    }

    @Bean
    SampledGauge inboxLag(GroupProgress progress, MessagingProperties properties, MeterRegistry registry) {
        return new SampledGauge(
                "millrace.inbox.lag",
                "Records that the service's replicas together have not handled yet",
                progress.lag(),
                properties.inbox().progress().sampleInterval(),
                registry);
    }

    @Bean
    InboxTable inboxTable(DatabaseClient database, TransactionalOperator transaction) {
        return new InboxTable(database, transaction);
    }

    @Bean
    InboxCleanup inboxCleanup(InboxTable inbox, MessagingProperties properties, Clock clock) {
        return new InboxCleanup(inbox, properties.inbox().cleanup(), clock);
    }

    @Bean
    InboxMetrics inboxMetrics(MeterRegistry registry) {
        return new InboxMetrics(registry);
    }

    /** Static, because registries are made before most beans are. */
    @Bean
    static MeterFilter eventTimerDescription() {
        return EventObservation.description();
    }

    @Bean
    EventHandling eventHandling(
            Subscriptions subscriptions,
            EventCodec codec,
            InboxTable inbox,
            DeadLetters letters,
            MessagingProperties properties,
            InboxMetrics metrics,
            ObservationRegistry observations) {
        return new EventHandling(
                subscriptions, codec, inbox, letters, properties.inbox(), metrics, new EventObservation(observations));
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> eventListener(
            ConsumerFactory<String, byte[]> consumers,
            Subscriptions subscriptions,
            EventHandling handling,
            InboxMetrics metrics,
            MessagingProperties properties,
            MeterRegistry registry,
            Clock clock,
            @Value("${spring.lifecycle.timeout-per-shutdown-phase:30s}") Duration longestStop) {
        var inbox = properties.inbox();
        var waiting = new Waiting(registry, clock);
        var container = new ContainerProperties(subscriptions.topics().toArray(String[]::new));
        container.setGroupId(properties.group());
        container.setSyncCommitTimeout(inbox.progress().timeout());
        container.setShutdownTimeout(longestStop.toMillis()); // by itself it leaves its events after ten seconds
        container.setAuthExceptionRetryInterval(inbox.awayInterval());
        var listener = new ConcurrentMessageListenerContainer<>(consumers, container);
        listener.setupMessageListener(new BatchListener(handling, inbox, metrics, waiting, listener::isRunning));
        listener.setBeanName("events");
        listener.setAutoStartup(false);
        listener.setPhase(Phases.CONSUMERS); // by itself it would stop first of all
        listener.setCommonErrorHandler(new PausedRetry(inbox.awayInterval(), waiting));
        return listener;
    }
}
