package io.millrace.users.key;

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

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<String> published() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(properties.cache()).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(keys.current().toJson());
    }
}
