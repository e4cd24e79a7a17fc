package io.millrace.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.test.StepVerifier;

class TokenVerificationTests {

    private final TestClock clock = new TestClock();
    private final TestIssuer issuer = new TestIssuer("key");
    private final StubKeys keys = new StubKeys();
    private final ReactiveJwtDecoder decoder = new TokenVerification(JwkSetSourceTests.PROPERTIES, clock)
            .decoder(new JwkSetSource(keys.client(), JwkSetSourceTests.PROPERTIES, clock));

    @BeforeEach
    void issuerAnswers() {
        keys.answer(issuer.keys());
    }

    @Test
    void tokenOfOurIssuerIsGood() {
        StepVerifier.create(decoder.decode(token(UnaryOperator.identity())).map(Jwt::getSubject))
                .expectNext("user")
                .verifyComplete();
    }

    @Test
    void tokenIsGoodUntilItEndsAndAsLongAsClocksMayDiffer() {
        var token = token(UnaryOperator.identity());
        clock.pass(Duration.ofMinutes(15).plusSeconds(4));
        assertGood(token);
        clock.pass(Duration.ofSeconds(2));
        assertBad(token);
    }

    @Test
    void tokenThatNeverEndsIsBad() {
        assertBad(token(claims -> claims.expirationTime(null)));
    }

    @Test
    void tokenOfTheFutureIsBad() {
        assertBad(token(claims -> claims.notBeforeTime(Date.from(clock.instant().plusSeconds(60)))));
    }

    @Test
    void tokenOfAnotherIssuerIsBad() {
        assertBad(token(claims -> claims.issuer("https://elsewhere.test")));
        assertBad(token(claims -> claims.issuer(null)));
    }

    @Test
    void tokenForAnotherAudienceIsBad() {
        assertBad(token(claims -> claims.audience("elsewhere")));
        assertBad(token(claims -> claims.audience((String) null)));
        assertGood(token(claims -> claims.audience(List.of("elsewhere", "millrace"))));
    }

    @Test
    void tokenForNobodyIsBad() {
        assertBad(token(claims -> claims.subject(null)));
        assertBad(token(claims -> claims.subject(" ")));
    }

    @Test
    void tokenThatWasTamperedWithIsBad() {
        var parts = token(UnaryOperator.identity()).split("\\.", 3);
        var promoted = TestIssuer.claims(clock.instant(), claims -> claims.claim("roles", List.of("ADMIN")));
        assertBad(parts[0] + '.' + Base64URL.encode(promoted.toString()) + '.' + parts[2]);
    }

    @Test
    void tokenSignedByAnotherKeyUnderTheSameNameIsBad() {
        assertBad(new TestIssuer("key").token(clock.instant(), UnaryOperator.identity()));
    }

    @Test
    void tokenSignedByAnUnknownKeyIsBad() {
        assertBad(new TestIssuer("other").token(clock.instant(), UnaryOperator.identity()));
        assertBad(new TestIssuer(null).token(clock.instant(), UnaryOperator.identity()));
    }

    @Test
    void tokenThatIsNotSignedIsBad() {
        assertBad(new PlainJWT(TestIssuer.claims(clock.instant(), UnaryOperator.identity())).serialize());
    }

    @Test
    void publicKeyIsNoSecret() throws JOSEException {
        var secret = new MACSigner(issuer.key.toECPublicKey().getEncoded());
        var claims = TestIssuer.claims(clock.instant(), UnaryOperator.identity());
        assertBad(TestIssuer.sign(JWSAlgorithm.HS256, "key", secret, claims));
    }

    @Test
    void textThatIsNoTokenIsBad() {
        for (var text : List.of("", "x", "a.b.c", "..")) {
            assertBad(text);
        }
    }

    @Test
    void rolesBecomeAuthorities() {
        var authorities = TokenVerification.authorities(JwkSetSourceTests.PROPERTIES);
        var caller = decoder.decode(token(claims -> claims.claim("roles", List.of("CUSTOMER", "ADMIN"))))
                .flatMap(authorities::convert)
                .block();
        assertThat(caller.getAuthorities()).extracting(Object::toString).contains("ROLE_CUSTOMER", "ROLE_ADMIN");
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return issuer.token(clock.instant(), change);
    }

    private void assertGood(String token) {
        StepVerifier.create(decoder.decode(token)).expectNextCount(1).verifyComplete();
    }

    private void assertBad(String token) {
        StepVerifier.create(decoder.decode(token)).verifyError(BadJwtException.class);
    }
}
