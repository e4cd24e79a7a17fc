package io.millrace.users.token;

import static io.millrace.users.UsersClient.isProblem;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.millrace.users.UsersClient;
import io.millrace.users.UsersTest;
import io.millrace.users.key.SigningKeys;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Tokens made with the service's own key, each wrong in one way. */
@UsersTest
class RefusedTokenApplicationTests {

    private final UsersClient users;
    private final SigningKeys keys;

    RefusedTokenApplicationTests(@Autowired WebTestClient http, @Autowired SigningKeys keys) {
        this.users = new UsersClient(http);
        this.keys = keys;
    }

    @Test
    void aTokenThatIsRightInEveryWayIsAccepted() {
        users.get("/api/users/me", signed(claims())).expectStatus().isOk();
    }

    @Test
    void whoHasNoTokenIsAskedForOne() {
        users.get("/api/users/me")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    @Test
    void anExpiredTokenIsRefused() {
        isRefused(signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(60)))));
    }

    @Test
    void aTokenWithoutAnEndIsRefused() {
        isRefused(signed(claims().expirationTime(null)));
    }

    @Test
    void aTokenOfAForeignIssuerIsRefused() {
        isRefused(signed(claims().issuer("https://elsewhere.test")));
    }

    @Test
    void aTokenForAForeignAudienceIsRefused() {
        isRefused(signed(claims().audience("elsewhere")));
    }

    @Test
    void aTokenForNobodyIsRefused() {
        isRefused(signed(claims().subject(null)));
    }

    @Test
    void aTamperedTokenIsRefused() {
        var parts = signed(claims()).split("\\.", 3);
        var promoted = claims().claim("roles", List.of("ADMIN")).build();
        isRefused(parts[0] + "." + Base64URL.encode(promoted.toString()) + "." + parts[2]);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        isRefused(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void aTokenSignedByAnotherKeyUnderTheNameOfOursIsRefused() throws JOSEException {
        var other = new ECKeyGenerator(Curve.P_256).generate();
        isRefused(signed(JWSAlgorithm.ES256, ourKeyId(), new ECDSASigner(other), claims()));
    }

    @Test
    void aTokenOfAnUnknownKeyIsRefused() throws JOSEException {
        var signer = new ECDSASigner(keys.signing());
        isRefused(signed(JWSAlgorithm.ES256, "unknown", signer, claims()));
        isRefused(signed(JWSAlgorithm.ES256, null, signer, claims()));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASharedSecretIsRefused() throws JOSEException {
        var secret = keys.signing().toPublicJWK().toECPublicKey().getEncoded();
        isRefused(signed(JWSAlgorithm.HS256, ourKeyId(), new MACSigner(secret), claims()));
    }

    private void isRefused(String token) {
        isProblem(
                users.get("/api/users/me", token)
                        .expectHeader()
                        .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""),
                HttpStatus.UNAUTHORIZED);
    }

    private String ourKeyId() {
        return keys.signing().getKeyID();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("http://localhost:8080")
                .audience("millrace")
                .subject(UUID.randomUUID().toString())
                .claim("roles", List.of("CUSTOMER"))
                .expirationTime(Date.from(Instant.now().plusSeconds(900)));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        try {
            return signed(JWSAlgorithm.ES256, ourKeyId(), new ECDSASigner(keys.signing()), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(
            JWSAlgorithm algorithm, @Nullable String keyId, JWSSigner signer, JWTClaimsSet.Builder claims) {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
