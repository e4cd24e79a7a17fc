package io.millrace.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class JwkSetSourceTests {

    static final SecurityProperties PROPERTIES = new SecurityProperties(
            TestIssuer.ISSUER,
            "millrace",
            Set.of("ES256"),
            "roles",
            URI.create("http://users/keys"),
            Duration.ofMinutes(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15)); // the first fetch loads classes, too, which takes its time on a busy machine

    private final TestClock clock = new TestClock();
    private final TestIssuer issuer = new TestIssuer("first");
    private final TestIssuer stranger = new TestIssuer("second");
    private final StubKeys keys = new StubKeys();
    private final JwkSetSource source = new JwkSetSource(keys.client(), PROPERTIES, clock);

    @BeforeEach
    void issuerAnswers() {
        keys.answer(issuer.keys());
    }

    @Test
    void keysAreFetchedOnceForManyTokens() {
        assertKnown(issuer);
        assertKnown(issuer);
        assertThat(keys.calls()).isOne();
    }

    @Test
    void oneFetchServesAllWhoWait() {
        var answer = Sinks.<String>one();
        keys.answer(answer.asMono());
        var waiting =
                Flux.range(0, 10).flatMap(i -> keysFor(issuer)).collectList().toFuture();
        assertThat(waiting).isNotDone();
        answer.tryEmitValue(issuer.keys());
        assertThat(waiting)
                .succeedsWithin(Duration.ofMinutes(1))
                .asInstanceOf(LIST)
                .hasSize(10);
        assertThat(keys.calls()).isOne();
    }

    @Test
    void keysThatAreOldAreFetchedAgainWhileTheyServeOnceMore() {
        assertKnown(issuer);
        keys.answer(stranger.keys());
        clock.pass(Duration.ofMinutes(5).minusMillis(1));
        assertKnown(issuer);
        assertThat(keys.calls()).isOne();
        clock.pass(Duration.ofMillis(1));
        assertKnown(issuer);
        assertThat(keys.calls()).isEqualTo(2);
        assertUnknown(issuer);
    }

    /** No request comes in between: whoever comes with the withdrawn key at last is refused. */
    @Test
    void withdrawnKeyIsRefusedWithinFiveMinutesWithoutAnyUnknownKey() {
        VirtualTimeScheduler.getOrSet();
        try {
            var time = VirtualTimeScheduler.get();
            source.start();
            assertThat(keyIds(issuer)).containsExactly("first");
            keys.answer(stranger.keys());
            pass(time, Duration.ofMinutes(5));
            assertThat(keys.calls()).isEqualTo(2);
            assertThat(keyIds(issuer)).isEmpty();
            source.stop();
            pass(time, Duration.ofHours(1));
            assertThat(keys.calls()).isEqualTo(3);
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void nobodyWhoseKeyIsKnownWaitsForAnIssuerThatHangs() {
        assertKnown(issuer);
        keys.answer(Mono.never());
        for (var minutes = 5; minutes < 60; minutes += 5) {
            clock.pass(Duration.ofMinutes(5));
            assertThat(keyIds(issuer)).containsExactly("first");
        }
        assertThat(keys.calls()).isEqualTo(2);
    }

    @Test
    void fetchThatFailedIsNotKept() {
        assertKnown(issuer);
        clock.pass(Duration.ofSeconds(10));
        keys.answer(StubKeys.away());
        assertUnknown(stranger);
        clock.pass(Duration.ofSeconds(10));
        keys.answer(stranger.keys());
        assertKnown(stranger);
    }

    @Test
    void fetchGoesOnWhenTheOneWhoBeganItLeaves() {
        var answer = Sinks.<String>one();
        keys.answer(answer.asMono());
        var leaves = keysFor(issuer).subscribe();
        var stays = keysFor(issuer).collectList().toFuture();
        leaves.dispose();
        answer.tryEmitValue(issuer.keys());
        assertThat(stays)
                .succeedsWithin(Duration.ofMinutes(1))
                .asInstanceOf(LIST)
                .hasSize(1);
        assertThat(keys.calls()).isOne();
    }

    @Test
    void thousandsOfMadeUpKeysFromManyThreadsCostOneFetchInTenSeconds() {
        assertKnown(issuer);
        for (var round = 2; round <= 4; round++) {
            clock.pass(Duration.ofSeconds(10));
            Flux.range(0, 2_000)
                    .parallel(4)
                    .runOn(Schedulers.boundedElastic())
                    .flatMap(i -> source.keysFor(garbage("made-up-" + i)))
                    .sequential()
                    .as(StepVerifier::create)
                    .verifyComplete();
            assertThat(keys.calls()).isEqualTo(round);
        }
        assertKnown(issuer);
    }

    @Test
    void unknownKeyIsLookedForAtMostOnceInTenSeconds() {
        assertKnown(issuer);
        clock.pass(Duration.ofSeconds(10).minusMillis(1));
        assertUnknown(stranger);
        assertThat(keys.calls()).isOne();
        clock.pass(Duration.ofMillis(1));
        assertUnknown(stranger);
        assertUnknown(stranger);
        assertThat(keys.calls()).isEqualTo(2);
    }

    @Test
    void newKeyOfTheIssuerIsFound() {
        assertKnown(issuer);
        keys.answer(stranger.keys());
        clock.pass(Duration.ofSeconds(10));
        assertKnown(stranger);
    }

    @Test
    void lastGoodKeysGoOnWhileTheIssuerIsAway() {
        assertKnown(issuer);
        keys.answer(StubKeys.away());
        clock.pass(Duration.ofHours(1));
        assertKnown(issuer);
        assertKnown(issuer);
        assertThat(keys.calls()).isEqualTo(2);
    }

    @Test
    void lastGoodKeysGoOnWhenTheAnswerIsNoKeySet() {
        assertKnown(issuer);
        keys.answer("<html>");
        clock.pass(Duration.ofHours(1));
        assertKnown(issuer);
        assertKnown(issuer);
        assertThat(keys.calls()).isEqualTo(2);
    }

    @Test
    void withoutAnyKeyNobodyIsJudged() {
        keys.answer(StubKeys.away());
        StepVerifier.create(keysFor(issuer)).verifyError(JwtException.class);
        keys.answer(issuer.keys());
        clock.pass(Duration.ofSeconds(10));
        assertKnown(issuer);
    }

    @Test
    void slowIssuerIsNotWaitedFor() {
        keys.answer(Mono.never());
        StepVerifier.withVirtualTime(() -> keysFor(issuer))
                .thenAwait(PROPERTIES.fetchTimeout())
                .expectError(JwtException.class)
                .verify(Duration.ofSeconds(30));
    }

    @Test
    void tokenWithoutKeyIdCausesNoFetch() {
        StepVerifier.create(keysFor(new TestIssuer(null))).verifyComplete();
        assertThat(keys.calls()).isZero();
    }

    private void assertKnown(TestIssuer signer) {
        StepVerifier.create(keysFor(signer).map(JWK::getKeyID))
                .expectNext(signer.key.getKeyID())
                .verifyComplete();
    }

    private void assertUnknown(TestIssuer signer) {
        StepVerifier.create(keysFor(signer)).verifyComplete();
    }

    private List<String> keyIds(TestIssuer signer) {
        return keysFor(signer).map(JWK::getKeyID).collectList().blockOptional().orElseThrow();
    }

    private static SignedJWT garbage(String keyId) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build();
        return new SignedJWT(header, new JWTClaimsSet.Builder().build());
    }

    private void pass(VirtualTimeScheduler time, Duration duration) {
        for (var passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plusSeconds(10)) {
            clock.pass(Duration.ofSeconds(10));
            time.advanceTimeBy(Duration.ofSeconds(10));
        }
    }

    private Flux<JWK> keysFor(TestIssuer signer) {
        return source.keysFor(parsed(signer));
    }

    private SignedJWT parsed(TestIssuer signer) {
        try {
            return SignedJWT.parse(signer.token(clock.instant(), UnaryOperator.identity()));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
