package io.millrace.starter.messaging.relay;

import io.millrace.starter.messaging.MessagingProperties;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.mock.env.MockEnvironment;

/** Rows and settings for tests. */
final class Rows {

    private Rows() {}

    static OutboxRow row(long seq, String key) {
        return row(seq, "topic", key, null);
    }

    static OutboxRow row(long seq, String topic, String key, String traceParent) {
        return new OutboxRow((short) 0, seq, UUID.randomUUID(), topic, key, "type", "{}", traceParent, Instant.EPOCH);
    }

    /** The defaults, but for what is named as {@code name=value}, without prefix. */
    static MessagingProperties.Outbox settings(String... pairs) {
        var environment = new MockEnvironment();
        Stream.of(pairs)
                .map(pair -> TestPropertyValues.of("millrace.messaging.outbox." + pair))
                .forEach(values -> values.applyTo(environment));
        return Binder.get(environment)
                .bindOrCreate("millrace.messaging", MessagingProperties.class)
                .outbox();
    }
}
