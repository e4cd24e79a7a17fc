package io.millrace.starter.messaging;

import io.millrace.starter.messaging.inbox.InboxConfiguration;
import io.millrace.starter.messaging.letters.LettersConfiguration;
import io.millrace.starter.messaging.outbox.OutboxConfiguration;
import io.millrace.starter.messaging.relay.RelayConfiguration;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.r2dbc.core.DatabaseClient;

/** Events in and out, where there are Kafka and a database; {@code millrace.messaging.enabled=false} leaves it out. */
@AutoConfiguration(
        after = {
            KafkaAutoConfiguration.class,
            R2dbcAutoConfiguration.class,
            R2dbcTransactionManagerAutoConfiguration.class
        })
@ConditionalOnClass({KafkaTemplate.class, DatabaseClient.class})
@ConditionalOnProperty(name = "millrace.messaging.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MessagingProperties.class)
@Import({OutboxConfiguration.class, RelayConfiguration.class, InboxConfiguration.class, LettersConfiguration.class})
class MessagingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    MessagingLifecycle messagingLifecycle(
            KafkaAdmin admin,
            MessagingProperties properties,
            ObjectProvider<EventSubscription<?>> subscriptions,
            ObjectProvider<MessageListenerContainer> listeners) {
        var read = subscriptions.stream().map(EventSubscription::topic);
        var written = properties.publishes().stream();
        return new MessagingLifecycle(
                new Topics(admin, properties),
                Stream.concat(read, written).distinct().toList(),
                listeners.stream().toList());
    }
}
