package io.millrace.users.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWK;
import io.millrace.starter.setup.SetupException;
import io.millrace.users.OtherIssuerTest;
import io.millrace.users.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Runs where tokens come from another issuer: nobody there needs the keys that it throws away. */
@OtherIssuerTest
class SigningKeysR2dbcTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final TestClock clock = new TestClock();
    private final SigningKeyTable table;
    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    SigningKeysR2dbcTests(
            @Autowired SigningKeyTable table,
            @Autowired DatabaseClient database,
            @Autowired TransactionalOperator transaction) {
        this.table = table;
        this.database = database;
        this.transaction = transaction;
    }

    @BeforeEach
    void noKeyYet() {
        database.sql("DELETE FROM signing_key").then().block(PATIENCE);
    }

    @Test
    void replicasThatStartAtOnceShareOneKey() {
        var replicas = Stream.generate(() -> keys(SECRET)).limit(6).toList();
        Flux.fromIterable(replicas).flatMap(SigningKeys::prepare).blockLast(PATIENCE);
        var stored = Objects.requireNonNull(table.newestFirst().block(PATIENCE));
        assertThat(stored).hasSize(1);
        assertThat(replicas)
                .allMatch(replica -> signsWith(replica).equals(stored.getFirst().id()));
    }

    @Test
    void aReplicaWaitsForTheOneThatIsMakingTheKeyAndThenTakesIt() {
        var forge = forge(SECRET);
        var first = forge.make(clock.instant(), Duration.ZERO);
        var hasWritten = Sinks.<Void>empty();
        var mayCommit = Sinks.<Void>empty();
        var maker = table.insertIfNone(first)
                .then(Mono.fromRunnable(hasWritten::tryEmitEmpty))
                .then(mayCommit.asMono())
                .as(transaction::transactional)
                .toFuture();
        hasWritten.asMono().block(PATIENCE);
        var other =
                table.insertIfNone(forge.make(clock.instant(), Duration.ZERO)).toFuture();
        await("the other replica to wait").atMost(PATIENCE).until(this::somebodyWaits);
        mayCommit.tryEmitEmpty();
        maker.join();
        other.join();
        assertThat(table.newestFirst().block(PATIENCE))
                .extracting(StoredKey::id)
                .containsExactly(first.id());
    }

    private boolean somebodyWaits() {
        return Boolean.TRUE.equals(
                database.sql("""
                        SELECT EXISTS (SELECT 1 FROM pg_locks JOIN pg_database ON oid = database
                            WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted)""").mapValue(Boolean.class).one().block(PATIENCE));
    }

    @Test
    void aRestartFindsItsKeyAgain() {
        var before = keys(SECRET);
        before.prepare().block(PATIENCE);
        var after = keys(SECRET);
        after.prepare().block(PATIENCE);
        assertThat(signsWith(after)).isEqualTo(signsWith(before));
    }

    @Test
    void withAnotherSecretItDoesNotStart() {
        keys(SECRET).prepare().block(PATIENCE);
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(
                        () -> keys("another secret of the same size.").prepare().block(PATIENCE));
    }

    @Test
    void aKeyOfAnEarlierReleaseSignsFromTheMomentItWasMade() {
        var forge = forge(SECRET);
        keys(SECRET).prepare().block(PATIENCE);
        var added = forge.make(clock.instant(), Duration.ZERO);
        database.sql("""
                INSERT INTO signing_key (kid, public_jwk, private_key, created_at)
                VALUES (:kid, :public, :private, :created)""")
                .bind("kid", added.id())
                .bind("public", added.publicJwk())
                .bind("private", added.privateKey())
                .bind("created", clock.instant().plusSeconds(1))
                .then()
                .block(PATIENCE);
        clock.advance(Duration.ofSeconds(1));
        var keys = keys(SECRET);
        keys.prepare().block(PATIENCE);
        assertThat(signsWith(keys)).isEqualTo(added.id());
        assertThat(List.copyOf(keys.published())).hasSize(2);
    }

    @Test
    void whileTheDatabaseIsAwayTheLastGoodKeysGoOn() {
        var keys = keys(SECRET);
        keys.prepare().block(PATIENCE);
        var signing = signsWith(keys);
        database.sql("ALTER TABLE signing_key RENAME TO signing_key_away")
                .then()
                .block(PATIENCE);
        try {
            StepVerifier.create(keys.reload()).verifyError();
        } finally {
            database.sql("ALTER TABLE signing_key_away RENAME TO signing_key")
                    .then()
                    .block(PATIENCE);
        }
        assertThat(signsWith(keys)).isEqualTo(signing);
        assertThat(keys.published()).extracting(JWK::getKeyID).containsExactly(signing);
    }

    @Test
    void aTableThatSomebodyEmptiedLeavesTheKeysInUse() {
        var keys = keys(SECRET);
        keys.prepare().block(PATIENCE);
        var signing = signsWith(keys);
        database.sql("DELETE FROM signing_key").then().block(PATIENCE);
        keys.reload().block(PATIENCE);
        assertThat(signsWith(keys)).isEqualTo(signing);
    }

    private SigningKeys keys(String secret) {
        return new SigningKeys(table, forge(secret), KeySettings.DEFAULT, clock);
    }

    private static KeyForge forge(String secret) {
        return new KeyForge(new KeyCipher(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "AES")));
    }

    private static String signsWith(SigningKeys keys) {
        return keys.signing().getKeyID();
    }
}
