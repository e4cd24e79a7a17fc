package io.millrace.users.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys, where every verifier finds them (RFC 7517). */
@RestController
final class JwksController {

    private final SigningKeys keys;
    private final KeysProperties properties;

    JwksController(SigningKeys keys, KeysProperties properties) {
        this.keys = keys;
        this.properties = properties;
    }

    /** A key's id is its thumbprint, so those of all keys tell whether anything has changed. */
    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<String> published() {
        var published = keys.published();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(properties.cache()).cachePublic())
                .eTag(published.stream().map(JWK::getKeyID).collect(Collectors.joining(".")))
                .contentType(MediaType.APPLICATION_JSON)
                .body(new JWKSet(published).toString(true));
    }
}
