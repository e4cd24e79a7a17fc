package io.millrace.users.refresh;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of {@code refresh_family} and {@code refresh_token}. Each method is one statement, and so is atomic. */
@Component
final class RefreshTokenTable {

    private static final String BEGIN = """
            WITH family AS (
                INSERT INTO refresh_family (id, subject, ends_at) VALUES (:family, :subject, :end) RETURNING id)
            INSERT INTO refresh_token (hash, family, ends_at) SELECT :hash, id, :idle FROM family""";

    /**
     * Of many who come with one token at once, one after the other gets the row, and sees when the first used it. The
     * token that follows is written by the same statement: none is used up without.
     */
    private static final String USE = """
            WITH used AS (
                UPDATE refresh_token SET used_at = coalesce(used_at, :now)
                FROM refresh_family
                WHERE hash = :hash AND id = family AND revoked_at IS NULL
                  AND refresh_token.ends_at > :now AND refresh_family.ends_at > :now
                  AND (used_at IS NULL OR used_at > :grace)
                RETURNING family, subject, refresh_family.ends_at),
            following AS (
                INSERT INTO refresh_token (hash, family, ends_at)
                SELECT :next, family, least(:idle, ends_at) FROM used)
            SELECT subject FROM used""";

    private static final String REVOKE = """
            UPDATE refresh_family SET revoked_at = :now FROM refresh_token
            WHERE hash = :hash AND id = family AND revoked_at IS NULL
            """;

    private static final String REVOKE_REUSED = REVOKE + """
            AND used_at <= :grace RETURNING id, subject""";

    private final DatabaseClient database;

    RefreshTokenTable(DatabaseClient database) {
        this.database = database;
    }

    /** Writes a family and its first token. */
    Mono<Void> begin(UUID family, String subject, RefreshToken first, Instant end, Instant idle) {
        return database.sql(BEGIN)
                .bind("family", family)
                .bind("subject", subject)
                .bind("hash", first.hash())
                .bind("end", end)
                .bind("idle", idle)
                .then();
    }

    /** Uses a token up and writes the next one; the subject, or empty where the token is no longer good. */
    Mono<String> use(RefreshToken token, RefreshToken next, Instant now, Duration grace, Duration idle) {
        return database.sql(USE)
                .bind("hash", token.hash())
                .bind("next", next.hash())
                .bind("now", now)
                .bind("grace", now.minus(grace))
                .bind("idle", now.plus(idle))
                .map(RefreshTokenTable::subject)
                .one();
    }

    /** Revokes the family of a token that was used before the grace; its subject, or empty where nothing changed. */
    Mono<String> revokeReused(RefreshToken token, Instant now, Duration grace) {
        return database.sql(REVOKE_REUSED)
                .bind("hash", token.hash())
                .bind("now", now)
                .bind("grace", now.minus(grace))
                .map(RefreshTokenTable::subject)
                .one();
    }

    Mono<Void> revoke(RefreshToken token, Instant now) {
        return database.sql(REVOKE).bind("hash", token.hash()).bind("now", now).then();
    }

    Mono<Long> forgetTokens(Instant now, int rows) {
        return forget("refresh_token", now, rows);
    }

    Mono<Long> forgetFamilies(Instant now, int rows) {
        return forget("refresh_family", now, rows);
    }

    private Mono<Long> forget(String table, Instant now, int rows) {
        return database.sql("""
                DELETE FROM %1$s WHERE ctid = ANY(ARRAY(
                    SELECT ctid FROM %1$s WHERE ends_at <= :now ORDER BY ends_at LIMIT :rows FOR UPDATE SKIP LOCKED))
                """.formatted(table))
                .bind("now", now)
                .bind("rows", rows)
                .fetch()
                .rowsUpdated();
    }

    private static String subject(Readable row) {
        return Objects.requireNonNull(row.get("subject", String.class));
    }
}
