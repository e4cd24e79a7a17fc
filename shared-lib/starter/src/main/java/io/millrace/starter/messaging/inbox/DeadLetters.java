package io.millrace.starter.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.util.LinkedHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Events that could not take effect, kept in the service's own database. */
final class DeadLetters {

    private static final String INSERT = """
            INSERT INTO messaging.dead_letter
                (id, topic, partition, record_offset, key, headers, payload, error, tries)
            VALUES (:id, :topic, :partition, :offset, :key, :headers, :payload, :error, :tries)
            ON CONFLICT DO NOTHING""";

    private final DatabaseClient database;
    private final IdGenerator ids;
    private final JsonMapper mapper = JsonMapper.builder().build();

    DeadLetters(DatabaseClient database, IdGenerator ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Keeps the event; once, however often it dies at the same place of its topic. */
    Mono<Void> keep(ConsumerRecord<String, byte[]> dead, Throwable error, int tries) {
        return database.sql(INSERT)
                .bind("id", ids.generateId())
                .bind("topic", dead.topic())
                .bind("partition", dead.partition())
                .bind("offset", dead.offset())
                .bind("key", Parameters.in(R2dbcType.VARCHAR, storable(dead.key())))
                .bind("headers", Json.of(headers(dead)))
                .bind("payload", Parameters.in(R2dbcType.VARBINARY, dead.value()))
                .bind("error", String.valueOf(storable(error.toString())))
                .bind("tries", tries)
                .then();
    }

    private String headers(ConsumerRecord<String, byte[]> dead) {
        var headers = new LinkedHashMap<String, @Nullable String>();
        for (Header header : dead.headers()) {
            var value = header.value() == null ? null : new String(header.value(), UTF_8);
            headers.put(String.valueOf(storable(header.key())), storable(value));
        }
        return mapper.writeValueAsString(headers);
    }

    /** PostgreSQL takes every character but this one, and what can't be kept would hold up its partition for ever. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', ' ');
    }
}
