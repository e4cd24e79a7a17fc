package io.millrace.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
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
    void tokenOfAnotherAlgorithmIsBad() throws JOSEException {
        var rsa = new RSAKeyGenerator(2048).keyID("key").generate();
        var claims = TestIssuer.claims(clock.instant(), UnaryOperator.identity());
        keys.answer(new JWKSet(rsa.toPublicJWK()).toString());
        assertBad(TestIssuer.sign(JWSAlgorithm.RS256, "key", new RSASSASigner(rsa), claims));
    }

    @Test
    void encryptedTokenIsBad() throws JOSEException {
        var header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                .keyID("key")
                .build();
        var token = new EncryptedJWT(header, TestIssuer.claims(clock.instant(), UnaryOperator.identity()));
        token.encrypt(new ECDHEncrypter(issuer.key.toECPublicKey()));
        assertBad(token.serialize());
    }

    /** {@code jwk}, {@code jku} and {@code x5u} would let the token bring the key that it was signed with. */
    @Test
    void keyThatATokenBringsItselfIsNotTaken() throws JOSEException {
        var stranger = new TestIssuer("key");
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("key")
                .jwk(stranger.key.toPublicJWK())
                .jwkURL(URI.create("https://elsewhere.test/keys"))
                .build();
        var token = new SignedJWT(header, TestIssuer.claims(clock.instant(), UnaryOperator.identity()));
        token.sign(new ECDSASigner(stranger.key));
        assertBad(token.serialize());
        assertThat(keys.calls()).isOne();
    }

    @Test
    void keyIdsOfAnyKindAreJustUnknown() {
        for (var keyId : List.of(
                "", " ", "k".repeat(8_000), "key\", \"kid\": \"key", "../../etc/passwd", "\0", "\ud83d\ude00")) {
            assertBad(new TestIssuer(keyId).token(clock.instant(), UnaryOperator.identity()));
        }
        assertThat(keys.calls()).isOne();
    }

    @Test
    void keyIdThatComesTwiceIsBad() {
        var parts = token(UnaryOperator.identity()).split("\\.", 3);
        var header = Base64URL.encode("{\"alg\":\"ES256\",\"kid\":\"key\",\"kid\":\"other\"}");
        assertBad(header + "." + parts[1] + '.' + parts[2]);
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
