package io.millrace.acceptance.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Makes tokens that nearly pass: like an administrator's own in all but one thing each. */
final class Forge {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String ADMIN = "ADMIN";

    private final JWTClaimsSet genuine;
    private final ECKey key;
    private final ECKey stranger;

    /**
     * Forges after a token.
     *
     * @param key the very key that signs
     */
    Forge(String token, ECKey key) throws ParseException, JOSEException {
        this.genuine = SignedJWT.parse(token).getJWTClaimsSet();
        this.key = key;
        this.stranger = new ECKeyGenerator(Curve.P_256).keyID("nobody-knows-it").generate();
    }

    /** The token that all others are one step away from: it is good. */
    String genuine() throws JOSEException {
        return signed(claims().build(), key, key.getKeyID());
    }

    String expired() throws JOSEException {
        return signed(
                claims().expirationTime(Date.from(Instant.now().minus(LIFETIME)))
                        .build(),
                key,
                key.getKeyID());
    }

    String wrongIssuer() throws JOSEException {
        return signed(claims().issuer("https://somewhere.else").build(), key, key.getKeyID());
    }

    String wrongAudience() throws JOSEException {
        return signed(claims().audience("another-system").build(), key, key.getKeyID());
    }

    String unsigned() {
        return new PlainJWT(claims().build()).serialize();
    }

    String signedWithThePublicKey() throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims().build());
        token.sign(new MACSigner(key.toECPublicKey().getEncoded()));
        return token.serialize();
    }

    String unknownKey() throws JOSEException {
        return signed(claims().build(), stranger, stranger.getKeyID());
    }

    String otherKey() throws JOSEException {
        return signed(claims().build(), stranger, key.getKeyID());
    }

    /** Somebody's own token with the administrator's role written over it; the signature is that of before. */
    static String promoted(String token) throws ParseException {
        var parts = token.split("\\.", -1);
        var claims = new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet())
                .claim("roles", List.of(ADMIN))
                .build();
        var payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts[0], payload, parts[2]);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder(genuine)
                .expirationTime(Date.from(Instant.now().plus(LIFETIME)));
    }

    private static String signed(JWTClaimsSet claims, ECKey key, String keyId) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
