package io.millrace.users.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What verifiers and clients may know of this issuer (RFC 8414). The log-in of this API is JSON of its own, no flow of
 * OAuth, and so is its renewal: both lists are empty on purpose, since without {@code grant_types_supported} two flows
 * would be claimed by default, and no token endpoint is named, since none of RFC 6749 is there.
 */
record ServerMetadata(
        @JsonProperty("issuer") String issuer,
        @JsonProperty("jwks_uri") String jwksUri,
        @JsonProperty("service_documentation") String serviceDocumentation,

        @JsonProperty("response_types_supported") @JsonInclude
        List<String> responseTypesSupported,

        @JsonProperty("grant_types_supported") @JsonInclude List<String> grantTypesSupported) {

    ServerMetadata {
        responseTypesSupported = List.copyOf(responseTypesSupported);
        grantTypesSupported = List.copyOf(grantTypesSupported);
    }

    static ServerMetadata of(String issuer) {
        var base = issuer.replaceFirst("/$", "");
        return new ServerMetadata(issuer, base + "/.well-known/jwks.json", base + "/docs", List.of(), List.of());
    }
}
