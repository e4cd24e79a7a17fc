package io.millrace.starter.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.contracts.EventTypes;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.starter.messaging.EventHeaders;
import io.millrace.starter.messaging.MessagingProperties;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events as they come from Kafka, and settings that wait for nothing. */
final class Samples {

    static final String TOPIC = "test.millrace.orders";
    static final String CONFIRMED = EventTypes.typeOf(OrderConfirmed.class);

    static final MessagingProperties.Inbox SETTINGS = settings(Duration.ofSeconds(10), Duration.ofSeconds(20));

    private Samples() {}

    static MessagingProperties.Inbox settings(Duration handlerTimeout, Duration batchTimeout) {
        return new MessagingProperties.Inbox(
                2,
                handlerTimeout,
                batchTimeout,
                3,
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                new MessagingProperties.Inbox.Progress(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                new MessagingProperties.Inbox.Cleanup(Duration.ZERO, Duration.ZERO, 1));
    }

    static OrderConfirmed confirmed() {
        return new OrderConfirmed(UUID.randomUUID(), "user");
    }

    static ConsumerRecord<String, byte[]> arrived(OrderConfirmed event, long offset) {
        return arrived(event.key(), CONFIRMED, new EventCodec().write(event), offset);
    }

    static ConsumerRecord<String, byte[]> arrived(String key, String type, String json, long offset) {
        var arrived = new ConsumerRecord<>(TOPIC, 0, offset, key, json.getBytes(UTF_8));
        header(arrived, EventHeaders.ID, UUID.randomUUID().toString());
        header(arrived, EventHeaders.TYPE, type);
        return arrived;
    }

    static void header(ConsumerRecord<String, byte[]> arrived, String name, String value) {
        arrived.headers().add(name, value.getBytes(UTF_8));
    }
}
