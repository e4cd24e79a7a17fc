package io.millrace.starter.security;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are believed. The defaults are those of service-users; another issuer can take over.
 *
 * @param issuer the {@code iss} that tokens must carry: the system's public URL
 * @param audience the {@code aud} that tokens must carry
 * @param algorithms the signature algorithms that are accepted, and no other
 * @param rolesClaim the claim that lists the caller's roles
 * @param jwkSetUri where the issuer's public keys are, as seen from this service; the host may be a service's name
 * @param keysMaxAge how long fetched keys are believed: a withdrawn key is refused after this
 * @param refetchInterval how long an unknown key id must wait for the next fetch, so that garbage costs nothing
 * @param fetchTimeout how long one fetch may take before the last good keys go on
 */
@ConfigurationProperties("millrace.security")
record SecurityProperties(
        @DefaultValue("http://localhost:8080") String issuer,
        @DefaultValue("millrace") String audience,
        @DefaultValue("ES256") Set<String> algorithms,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("http://users/.well-known/jwks.json") URI jwkSetUri,
        @DefaultValue("5m") Duration keysMaxAge,
        @DefaultValue("10s") Duration refetchInterval,
        @DefaultValue("2s") Duration fetchTimeout) {}
