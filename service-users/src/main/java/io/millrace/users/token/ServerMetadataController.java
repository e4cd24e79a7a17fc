package io.millrace.users.token;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where somebody who knows the issuer alone finds its keys (RFC 8414). */
@RestController
final class ServerMetadataController {

    private final TokenProperties properties;

    ServerMetadataController(TokenProperties properties) {
        this.properties = properties;
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    ResponseEntity<ServerMetadata> metadata() {
        var metadata = ServerMetadata.of(properties.issuer());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(properties.metadataCache()).cachePublic())
                .eTag(Integer.toHexString(metadata.hashCode()))
                .body(metadata);
    }
}
