package io.millrace.starter.messaging.letters;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An event that could not take effect, and why. */
record Letter(UUID id, ConsumerRecord<String, byte[]> event, String error, int tries, Instant diedAt) {}
