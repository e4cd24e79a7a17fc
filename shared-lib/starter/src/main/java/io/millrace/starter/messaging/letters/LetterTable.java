package io.millrace.starter.messaging.letters;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** The rows of {@code messaging.dead_letter}. Ids are UUIDv7, so their order is that of dying. */
final class LetterTable implements DeadLetters {

    private static final String INSERT = """
            INSERT INTO messaging.dead_letter
                (id, topic, partition, record_offset, key, headers, payload, error, tries)
            VALUES (:id, :topic, :partition, :offset, :key, :headers, :payload, :error, :tries)
            ON CONFLICT DO NOTHING""";

    private static final String COLUMNS =
            "id, topic, partition, record_offset, key, headers, payload, error, tries, died_at";

    private static final String OLDEST =
            "SELECT %s FROM messaging.dead_letter WHERE id > :after ORDER BY id LIMIT :limit".formatted(COLUMNS);

    private static final String FIND = "SELECT %s FROM messaging.dead_letter WHERE id = :id".formatted(COLUMNS);

    private static final String FAILED =
            "UPDATE messaging.dead_letter SET error = :error, tries = tries + 1 WHERE id = :id";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DatabaseClient database;
    private final IdGenerator ids;

    LetterTable(DatabaseClient database, IdGenerator ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Mono<Void> keep(ConsumerRecord<String, byte[]> dead, Throwable error, int tries) {
        return database.sql(INSERT)
                .bind("id", ids.generateId())
                .bind("topic", dead.topic())
                .bind("partition", dead.partition())
                .bind("offset", dead.offset())
                .bind("key", Parameters.in(R2dbcType.VARCHAR, LetterHeaders.storable(dead.key())))
                .bind("headers", LetterHeaders.write(dead.headers()))
                .bind("payload", Parameters.in(R2dbcType.VARBINARY, dead.value()))
                .bind("error", text(error))
                .bind("tries", tries)
                .then();
    }

    /** The oldest letters after a given one, or of all. */
    Mono<List<Letter>> oldest(@Nullable UUID after, int limit) {
        return database.sql(OLDEST)
                .bind("after", after == null ? BEFORE_ALL : after)
                .bind("limit", limit)
                .map(LetterTable::letter)
                .all()
                .collectList();
    }

    Mono<Letter> find(UUID id) {
        return database.sql(FIND).bind("id", id).map(LetterTable::letter).one();
    }

    /** The letter, which nobody else can lock or change until the transaction ends. */
    Mono<Letter> lock(UUID id) {
        return database.sql(FIND + " FOR UPDATE")
                .bind("id", id)
                .map(LetterTable::letter)
                .one();
    }

    /** Notes that another try failed. */
    Mono<Void> failed(UUID id, Throwable error) {
        return database.sql(FAILED).bind("id", id).bind("error", text(error)).then();
    }

    /** Removes the letter; false where there is none. */
    Mono<Boolean> remove(UUID id) {
        return database.sql("DELETE FROM messaging.dead_letter WHERE id = :id")
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Long> count() {
        return database.sql("SELECT count(*) FROM messaging.dead_letter")
                .mapValue(Long.class)
                .one();
    }

    private static String text(Throwable error) {
        return String.valueOf(LetterHeaders.storable(error.toString()));
    }

    private static Letter letter(Readable row) {
        return new Letter(
                required(row, "id", UUID.class),
                event(row),
                required(row, "error", String.class),
                required(row, "tries", Integer.class),
                required(row, "died_at", Instant.class));
    }

    /** A record may have no key and no value, which its type does not say. */
    @SuppressWarnings("NullAway")
    private static ConsumerRecord<String, byte[]> event(Readable row) {
        var event = new ConsumerRecord<String, byte[]>(
                required(row, "topic", String.class),
                required(row, "partition", Integer.class),
                required(row, "record_offset", Long.class),
                row.get("key", String.class),
                bytes(row.get("payload", ByteBuffer.class)));
        LetterHeaders.read(required(row, "headers", Json.class), event.headers());
        return event;
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer column) {
        if (column == null) {
            return null;
        }
        var bytes = new byte[column.remaining()];
        column.get(bytes);
        return bytes;
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
