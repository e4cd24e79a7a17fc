package io.millrace.testing.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Bearer tokens as service-users would issue them, and those that nobody may accept. */
public final class Tokens {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final String AUDIENCE = "millrace";
    private static final String CUSTOMER = "CUSTOMER";
    private static final String ADMIN = "ADMIN";

    private Tokens() {}

    /** A customer whom nobody has seen before. */
    public static String customer() {
        return customer(UUID.randomUUID().toString());
    }

    /** The customer with this {@code sub}. */
    public static String customer(String subject) {
        return signed(claims(subject, CUSTOMER).build());
    }

    /** A customer's token that ends at this time. */
    public static String customerUntil(Instant end) {
        return signed(claims().expirationTime(Date.from(end)).build());
    }

    /** An administrator, who is no customer. */
    public static String admin() {
        return signed(claims(UUID.randomUUID().toString(), ADMIN).build());
    }

    /** A customer's token that was good until a minute ago. */
    public static String expired() {
        var end = Instant.now().minus(Duration.ofMinutes(1));
        return signed(claims().issueTime(Date.from(end.minus(LIFETIME)))
                .expirationTime(Date.from(end))
                .build());
    }

    /** A customer's token that never ends. */
    public static String endless() {
        return signed(claims().expirationTime(null).build());
    }

    /** Signed by the right key, and from another issuer. */
    public static String ofForeignIssuer() {
        return signed(claims().issuer("https://elsewhere.test").build());
    }

    /** Signed by the right key, and meant for another system. */
    public static String forForeignAudience() {
        return signed(claims().audience("elsewhere").build());
    }

    /** Signed by the right key, and then its bearer made himself an administrator. */
    public static String tampered() {
        var parts = customer().split("\\.", 3);
        var promoted = Base64URL.encode(
                claims(UUID.randomUUID().toString(), ADMIN).build().toString());
        return parts[0] + '.' + promoted + '.' + parts[2];
    }

    /** Signed by another key, under the name of the right one. */
    public static String forged() {
        return signed(claims().build(), TestIssuer.newKey(TestIssuer.KEY.getKeyID()));
    }

    /** Signed by a key that the issuer does not know. */
    public static String ofUnknownKey() {
        return signed(claims().build(), TestIssuer.newKey(UUID.randomUUID().toString()));
    }

    /** Not signed at all: {@code alg} is {@code none}. */
    public static String unsigned() {
        return new PlainJWT(claims().build()).serialize();
    }

    /** Signed by HMAC with the public key as its secret: taken for good where the token chooses the algorithm. */
    public static String signedWithPublicKey() {
        try {
            var secret = TestIssuer.KEY.toPublicJWK().toECPublicKey().getEncoded();
            return signed(JWSAlgorithm.HS256, TestIssuer.KEY.getKeyID(), new MACSigner(secret), claims().build());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return claims(UUID.randomUUID().toString(), CUSTOMER);
    }

    private static JWTClaimsSet.Builder claims(String subject, String role) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(TestIssuer.ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("roles", List.of(role))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString());
    }

    private static String signed(JWTClaimsSet claims) {
        return signed(claims, TestIssuer.KEY);
    }

    private static String signed(JWTClaimsSet claims, ECKey key) {
        try {
            return signed(JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims) {
        try {
            var token =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
