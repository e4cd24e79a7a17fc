package io.millrace.starter.messaging.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.EventSubscription;
import io.millrace.starter.messaging.MessagingProperties;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import org.springframework.util.backoff.FixedBackOff;

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
    EventHandling eventHandling(
            Subscriptions subscriptions,
            EventCodec codec,
            DatabaseClient database,
            TransactionalOperator transaction,
            IdGenerator ids,
            MessagingProperties properties,
            MeterRegistry registry) {
        return new EventHandling(
                subscriptions,
                codec,
                new Inbox(database, transaction),
                new DeadLetters(database, ids),
                properties,
                new InboxMetrics(registry));
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> eventListener(
            ConsumerFactory<String, byte[]> consumers,
            Subscriptions subscriptions,
            EventHandling handling,
            MessagingProperties properties) {
        var container = new ContainerProperties(subscriptions.topics().toArray(String[]::new));
        container.setGroupId(properties.group());
        container.setMessageListener(new BatchListener(handling, properties.inbox()));
        var listener = new ConcurrentMessageListenerContainer<>(consumers, container);
        listener.setBeanName("events");
        listener.setAutoStartup(false);
        listener.setCommonErrorHandler(waitWhileAway(properties));
        return listener;
    }

    /**
     * A batch fails only while something is away. It is tried again until that is back; the partitions are paused
     * meanwhile and polling goes on, so that the group is not lost.
     */
    private static DefaultErrorHandler waitWhileAway(MessagingProperties properties) {
        return new DefaultErrorHandler(
                new FixedBackOff(properties.inbox().awayInterval().toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS));
    }
}
