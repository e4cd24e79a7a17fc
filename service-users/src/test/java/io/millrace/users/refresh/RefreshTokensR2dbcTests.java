package io.millrace.users.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.users.TestClock;
import io.millrace.users.UsersTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

@UsersTest
@ExtendWith(OutputCaptureExtension.class)
class RefreshTokensR2dbcTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration TOTAL = Duration.ofDays(60);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int BATCH = 2;

    private final String subject = UUID.randomUUID().toString();
    private final TestClock clock = new TestClock();
    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final RefreshTokens here;
    private final RefreshTokens there;

    RefreshTokensR2dbcTests(
            @Autowired RefreshTokenTable table,
            @Autowired DatabaseClient database,
            @Autowired TransactionalOperator transaction,
            @Autowired IdGenerator ids) {
        var cleanup = new RefreshProperties.Cleanup(Duration.ofMinutes(1), BATCH, PATIENCE);
        var properties = new RefreshProperties(IDLE, TOTAL, GRACE, cleanup);
        this.database = database;
        this.transaction = transaction;
        this.here = new RefreshTokens(table, properties, ids, clock);
        this.there = new RefreshTokens(table, properties, ids, clock);
    }

    @Test
    void eachTokenYieldsTheNextOfItsOwner() {
        var token = begin();
        for (var use = 0; use < 3; use++) {
            clock.advance(Duration.ofDays(1));
            var renewal = Objects.requireNonNull(there.use(token).block(PATIENCE));
            assertThat(renewal.subject()).isEqualTo(subject);
            assertThat(renewal.next().value()).hasSize(43).isNotEqualTo(token.value());
            token = renewal.next();
        }
    }

    @Test
    void theDatabaseHasNothingOfATokenButItsHash() throws Exception {
        var token = begin();
        var stored = database.sql("""
                SELECT encode(hash, 'hex') FROM refresh_token JOIN refresh_family ON id = family
                WHERE subject = :subject""")
                .bind("subject", subject)
                .mapValue(String.class)
                .one()
                .block(PATIENCE);
        var hash = MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(StandardCharsets.UTF_8));
        assertThat(stored).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void whoeverComesWithinTheGraceGetsATokenOfTheSameFamilyAndAllOfThemAreGood() {
        var token = begin();
        var next = useAtOnce(token, 8);
        assertThat(next).hasSize(8).doesNotHaveDuplicates();
        assertThat(families()).isEqualTo(1);
        clock.advance(GRACE.multipliedBy(2));
        assertThat(next).allMatch(each -> isGood(each));
    }

    @Test
    void theGraceBeginsWithTheFirstUseAndNoOtherProlongsIt() {
        var token = begin();
        assertThat(isGood(token)).isTrue();
        clock.advance(GRACE.minusMillis(1));
        assertThat(isGood(token)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(isGood(token)).isFalse();
    }

    @Test
    void aTokenThatComesAgainLaterEndsAllThatCameOfItsLogInAndNothingElse(CapturedOutput output) {
        var token = begin();
        var other = begin();
        var next = useAtOnce(token, 2);
        clock.advance(GRACE);
        assertThat(useAtOnce(token, 8)).isEmpty();
        assertThat(next).noneMatch(each -> isGood(each));
        assertThat(isGood(other)).isTrue();
        assertThat(output)
                .containsOnlyOnce("A refresh token of user " + subject)
                .doesNotContain(token.value());
    }

    @Test
    void aTokenThatIsIssuedWhileItsFamilyEndsIsNotGood() {
        var token = begin();
        var hasUsed = Sinks.<Void>empty();
        var mayCommit = Sinks.<Void>empty();
        var using = here.use(token)
                .delayUntil(renewal -> Mono.fromRunnable(hasUsed::tryEmitEmpty).then(mayCommit.asMono()))
                .as(transaction::transactional)
                .toFuture();
        hasUsed.asMono().block(PATIENCE);
        there.revoke(token).block(PATIENCE);
        mayCommit.tryEmitEmpty();
        assertThat(isGood(using.join().next())).isFalse();
    }

    @Test
    void aTokenEndsWhereNobodyUsesIt() {
        var token = begin();
        clock.advance(IDLE.minusMillis(1));
        var next = useAtOnce(token, 1).getFirst();
        clock.advance(IDLE);
        assertThat(isGood(next)).isFalse();
    }

    @Test
    void whateverIsUsedTheFamilyEnds() {
        var token = begin();
        for (var day = 0; day < TOTAL.toDays() - 1; day += 10) {
            clock.advance(Duration.ofDays(10).minusMillis(1));
            token = useAtOnce(token, 1).getFirst();
        }
        clock.advance(Duration.ofDays(1));
        assertThat(isGood(token)).isFalse();
    }

    @Test
    void loggingOutEndsTheFamilyByWhicheverOfItsTokens() {
        var first = begin();
        var next = useAtOnce(first, 1).getFirst();
        there.revoke(first).block(PATIENCE);
        assertThat(isGood(next)).isFalse();
    }

    @Test
    void whatNobodyKnowsIsNoToken() {
        StepVerifier.create(here.use(new RefreshToken("whatever"))).verifyComplete();
        StepVerifier.create(here.revoke(new RefreshToken("whatever"))).verifyComplete();
    }

    @Test
    void whatHasEndedIsForgottenBatchByBatchAndNothingElse() {
        IntStream.range(0, 2 * BATCH + 1).forEach(each -> begin());
        clock.advance(TOTAL.minusMillis(1));
        var good = begin();
        here.forgetEnded().block(PATIENCE);
        assertThat(families()).isEqualTo(2 * BATCH + 2);
        assertThat(tokens()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        here.forgetEnded().block(PATIENCE);
        assertThat(families()).isEqualTo(1);
        assertThat(isGood(good)).isTrue();
    }

    @Test
    void theTextFormLeavesTheTokenOut() {
        var token = begin();
        assertThat(new Renewal(subject, token).toString()).doesNotContain(token.value());
    }

    private RefreshToken begin() {
        return Objects.requireNonNull(here.begin(subject).block(PATIENCE));
    }

    /** So many come with one token to two replicas; what they get. */
    private List<RefreshToken> useAtOnce(RefreshToken token, int callers) {
        return Objects.requireNonNull(Flux.range(0, callers)
                .flatMap(caller -> (caller % 2 == 0 ? here : there).use(token))
                .map(Renewal::next)
                .collectList()
                .block(PATIENCE));
    }

    private boolean isGood(RefreshToken token) {
        return !useAtOnce(token, 1).isEmpty();
    }

    private long families() {
        return count("SELECT count(*) FROM refresh_family WHERE subject = :subject");
    }

    private long tokens() {
        return count("SELECT count(*) FROM refresh_token JOIN refresh_family ON id = family WHERE subject = :subject");
    }

    private long count(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .bind("subject", subject)
                .mapValue(Long.class)
                .one()
                .block(PATIENCE));
    }
}
