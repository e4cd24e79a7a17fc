package io.millrace.testing.starter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.r2dbc.core.DatabaseClient;

/** Looks into the tables of messaging. */
final class Letters {

    private final DatabaseClient database;

    Letters(DatabaseClient database) {
        this.database = database;
    }

    /** The dead letters with a key. */
    List<Letter> of(String key) {
        return database.sql("SELECT * FROM messaging.dead_letter WHERE key = :key ORDER BY id")
                .bind("key", key)
                .map(Letters::letter)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    /** Whether the inbox has noted the event. */
    boolean tookEffect(UUID eventId) {
        return Boolean.TRUE.equals(database.sql("SELECT true FROM messaging.inbox WHERE event_id = :id")
                .bind("id", eventId)
                .mapValue(Boolean.class)
                .one()
                .block());
    }

    /** The one letter with this key, once it is there. */
    Letter await(String key) {
        return Awaitility.await("a letter about " + key)
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> of(key), found -> found.size() == 1)
                .getFirst();
    }

    /** How many statements wait for a row or a key that another transaction holds. */
    long waiting() {
        return database.sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static Letter letter(Readable row) {
        var payload = row.get("payload", ByteBuffer.class);
        return new Letter(
                Objects.requireNonNull(row.get("id", UUID.class)),
                text(row, "topic"),
                text(row, "headers"),
                payload == null ? "" : ISO_8859_1.decode(payload).toString(),
                text(row, "error"),
                Objects.requireNonNull(row.get("tries", Integer.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    record Letter(UUID id, String topic, String headers, String payload, String error, int tries) {}
}
