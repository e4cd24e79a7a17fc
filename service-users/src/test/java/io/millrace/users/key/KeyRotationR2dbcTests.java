package io.millrace.users.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import io.millrace.starter.problem.ProblemException;
import io.millrace.users.OtherIssuerTest;
import io.millrace.users.TestClock;
import io.millrace.users.key.KeyView.State;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Replicas that share a database and a clock. They run where nobody else needs the keys. */
@OtherIssuerTest
class KeyRotationR2dbcTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration DUE = KeySettings.ROTATION.minus(KeySettings.PUBLISH_AHEAD);

    private final TestClock clock = new TestClock();
    private final SigningKeyTable table;
    private final DatabaseClient database;
    private final Replica here;
    private final Replica there;

    KeyRotationR2dbcTests(@Autowired SigningKeyTable table, @Autowired DatabaseClient database) {
        this.table = table;
        this.database = database;
        this.here = new Replica();
        this.there = new Replica();
    }

    @BeforeEach
    void oneKey() {
        run(database.sql("DELETE FROM signing_key").then());
        run(database.sql("DELETE FROM withdrawn_key").then());
        run(here.keys.prepare());
        run(there.keys.prepare());
    }

    @Test
    void theNextKeyIsMadeInTimeToBePublishedBeforeItSigns() {
        var first = here.signing();
        clock.advance(DUE.minusMillis(1));
        run(here.rotation.round());
        assertThat(here.published()).containsExactly(first);

        clock.advance(Duration.ofMillis(1));
        run(here.rotation.round());
        assertThat(here.published()).hasSize(2).contains(first);
        assertThat(here.signing()).isEqualTo(first);

        clock.advance(KeySettings.PUBLISH_AHEAD.minusMillis(1));
        assertThat(here.signing()).isEqualTo(first);
        clock.advance(Duration.ofMillis(1));
        assertThat(here.signing()).isNotEqualTo(first);
    }

    @Test
    void aKeyThatSignsNoMoreIsPublishedWhileItsTokensLiveAndThenIsGone() {
        var first = here.signing();
        var next = added(here);
        clock.advance(
                KeySettings.PUBLISH_AHEAD.plus(KeySettings.DEFAULT.tokensLive()).minusMillis(1));
        run(here.rotation.round());
        assertThat(here.published()).containsExactly(next, first);
        assertThat(states()).containsExactly(State.SIGNING, State.RETIRING);

        clock.advance(Duration.ofMillis(1));
        assertThat(here.published()).containsExactly(next);
        run(here.rotation.round());
        assertThat(stored()).containsExactly(next);
    }

    @Test
    void replicasThatRotateAtOnceMakeOneKeyAndAllTakeIt() {
        clock.advance(DUE);
        var replicas = IntStream.range(0, 6).mapToObj(each -> new Replica()).toList();
        replicas.forEach(replica -> run(replica.keys.prepare()));
        run(Flux.fromIterable(replicas)
                .flatMap(replica -> replica.rotation.round())
                .then());
        assertThat(stored()).hasSize(2);
        assertThat(replicas).allMatch(replica -> replica.published().equals(stored()));
    }

    @Test
    void aKeyThatAnAdministratorAddsCountsForTheSchedule() {
        clock.advance(DUE.minusSeconds(1));
        added(here);
        clock.advance(Duration.ofSeconds(2));
        run(there.rotation.round());
        assertThat(stored()).hasSize(2);
    }

    @Test
    void thereAreNeverMoreKeysThanMayBe() {
        IntStream.range(1, KeySettings.DEFAULT.most()).forEach(each -> added(here));
        StepVerifier.create(there.rotation.add())
                .verifyErrorSatisfies(refusal -> assertThat(refusal)
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.CONFLICT)));
        assertThat(stored()).hasSize(KeySettings.DEFAULT.most());
    }

    @Test
    void aWithdrawnKeyIsGoneHereAtOnceAndElsewhereWithTheNextRound() {
        var first = here.signing();
        run(here.rotation.withdraw(first));
        assertThat(here.published()).hasSize(1).doesNotContain(first);
        run(there.rotation.round());
        assertThat(there.published()).isEqualTo(here.published());
        assertThat(states()).containsExactly(State.SIGNING, State.WITHDRAWN);
    }

    @Test
    void withdrawingTheOnlyKeyThatMaySignMakesOneThatSignsAtOnce() {
        var first = here.signing();
        var announced = added(here);
        run(here.rotation.withdraw(first));
        assertThat(here.signing()).isNotIn(first, announced);
        assertThat(here.published()).containsExactly(announced, here.signing());
    }

    @Test
    void whereVerifiersKnowAnOlderKeyThatOneSignsAgain() {
        var first = here.signing();
        var next = added(here);
        clock.advance(KeySettings.PUBLISH_AHEAD);
        assertThat(here.signing()).isEqualTo(next);
        run(here.rotation.withdraw(next));
        assertThat(here.signing()).isEqualTo(first);
        assertThat(stored()).containsExactly(first);
    }

    @Test
    void withdrawingTwiceAtOnceMakesOneReplacementAndBothTakeIt() {
        var first = here.signing();
        run(Flux.just(here, there)
                .flatMap(replica -> replica.rotation.withdraw(first))
                .then());
        assertThat(stored()).hasSize(1).doesNotContain(first);
        assertThat(here.published()).isEqualTo(stored());
        assertThat(there.published()).isEqualTo(stored());
    }

    @Test
    void aKeyThatNobodyKnowsCantBeWithdrawn() {
        StepVerifier.create(here.rotation.withdraw("unknown"))
                .verifyErrorMatches(refusal ->
                        refusal instanceof ProblemException problem && problem.getStatusCode() == HttpStatus.NOT_FOUND);
        assertThat(stored()).containsExactly(here.signing());
    }

    @Test
    void aFollowedKeyIsNotDroppedOnceTheOneThatFollowedItIsWithdrawn() {
        var first = here.signing();
        var next = added(here);
        clock.advance(KeySettings.PUBLISH_AHEAD.plus(KeySettings.DEFAULT.tokensLive()));
        run(here.rotation.withdraw(next));
        var dropped = table.deleteFollowed(clock.instant().minus(KeySettings.DEFAULT.tokensLive()));
        assertThat(dropped.block(PATIENCE)).isFalse();
        assertThat(stored()).containsExactly(first);
    }

    private static String added(Replica replica) {
        return Objects.requireNonNull(replica.rotation.add().block(PATIENCE)).kid();
    }

    private List<String> stored() {
        return Objects.requireNonNull(table.newestFirst().block(PATIENCE)).stream()
                .map(StoredKey::id)
                .toList();
    }

    private List<State> states() {
        return Objects.requireNonNull(here.rotation.all().block(PATIENCE)).stream()
                .map(KeyView::state)
                .toList();
    }

    private static void run(Mono<Void> work) {
        work.block(PATIENCE);
    }

    private final class Replica {

        private final SigningKeys keys;
        private final KeyRotation rotation;

        Replica() {
            var secret = new SecretKeySpec(new byte[32], "AES");
            var forge = new KeyForge(new KeyCipher(secret));
            this.keys = new SigningKeys(table, forge, KeySettings.DEFAULT, clock);
            this.rotation = new KeyRotation(table, forge, keys, KeySettings.DEFAULT, clock);
        }

        String signing() {
            return keys.signing().getKeyID();
        }

        List<String> published() {
            return keys.published().stream().map(JWK::getKeyID).toList();
        }
    }
}
