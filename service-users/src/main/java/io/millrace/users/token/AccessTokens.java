package io.millrace.users.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.millrace.users.account.Credentials;
import io.millrace.users.key.SigningKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Signs the tokens by which people prove to every service who they are. */
@Component
final class AccessTokens {

    private final SigningKeys keys;
    private final TokenProperties properties;
    private final IdGenerator ids;
    private final Clock clock;

    AccessTokens(SigningKeys keys, TokenProperties properties, IdGenerator ids, Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /** Off the event loop: each signature reads the system's random numbers, which is a read from a file. */
    Mono<String> issue(Credentials of) {
        return Mono.fromCallable(() -> sign(claims(of))).subscribeOn(Schedulers.boundedElastic());
    }

    /** How long each of them is good. */
    Duration lifetime() {
        return properties.lifetime();
    }

    private JWTClaimsSet claims(Credentials of) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(properties.issuer())
                .audience(properties.audience())
                .subject(of.subject())
                .claim("roles", List.copyOf(of.roles()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(properties.lifetime())))
                .jwtID(ids.generateId().toString())
                .build();
    }

    private String sign(JWTClaimsSet claims) throws JOSEException {
        var key = keys.signing();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
