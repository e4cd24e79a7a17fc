package io.millrace.starter.messaging.relay;

import java.util.Set;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.springframework.core.NestedExceptionUtils;

/** Where a failure lies. */
enum RelayFailure {
    /** In the event itself: Kafka is there and won't take it. */
    EVENT,
    /** Between us and Kafka, as far as is known. */
    KAFKA,
    DATABASE;

    private static final Set<Class<?>> OF_EVENT = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            SerializationException.class,
            InvalidTopicException.class,
            TopicAuthorizationException.class);

    static RelayFailure of(Throwable failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (OF_EVENT.stream().anyMatch(type -> type.isInstance(cause))) {
            return EVENT;
        }
        return cause instanceof KafkaException ? KAFKA : DATABASE;
    }
}
