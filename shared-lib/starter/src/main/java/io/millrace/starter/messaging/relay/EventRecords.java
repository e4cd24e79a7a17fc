package io.millrace.starter.messaging.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.starter.messaging.EventHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Rows as they travel.
 *
 * @param topicPrefix put before every topic's name
 * @param source the service, as CloudEvents name it
 */
record EventRecords(String topicPrefix, String source) {

    ProducerRecord<String, byte[]> of(OutboxRow row) {
        var message = new ProducerRecord<>(
                topicPrefix + row.topic(), row.key(), row.payload().getBytes(UTF_8));
        header(message, EventHeaders.SPEC_VERSION, "1.0");
        header(message, EventHeaders.ID, row.id().toString());
        header(message, EventHeaders.TYPE, row.type());
        header(message, EventHeaders.SOURCE, source);
        header(message, EventHeaders.TIME, row.occurredAt().toString());
        header(message, EventHeaders.SUBJECT, row.key());
        header(message, EventHeaders.CONTENT_TYPE, "application/json");
        if (row.traceParent() != null) {
            header(message, EventHeaders.TRACE_PARENT, row.traceParent());
        }
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(UTF_8));
    }
}
