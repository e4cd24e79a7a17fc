package io.millrace.users.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.users.UsersClient;
import io.millrace.users.UsersTest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

@UsersTest
class ServerMetadataApplicationTests {

    private static final String METADATA = "/.well-known/oauth-authorization-server";

    private final WebTestClient http;
    private final UsersClient users;

    ServerMetadataApplicationTests(@Autowired WebTestClient http) {
        this.http = http;
        this.users = new UsersClient(http);
    }

    @Test
    void everybodyMayReadWhatTheIssuerIsAndThatItHasNoFlowOfOauth() {
        var metadata = UsersClient.json(users.get(METADATA)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=3600, public"));
        assertThat(metadata.toString()).isEqualTo("""
                {"issuer":"http://localhost:8080","jwks_uri":"http://localhost:8080/.well-known/jwks.json",\
                "service_documentation":"http://localhost:8080/docs",\
                "response_types_supported":[],"grant_types_supported":[]}""");
    }

    @Test
    void whoHasItIsToldThatItIsTheSame() {
        var tag = Objects.requireNonNull(users.get(METADATA)
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag());
        http.get()
                .uri(METADATA)
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void anIssuerThatEndsWithASlashGetsNoSecondOne() {
        assertThat(ServerMetadata.of("https://shop.example/").jwksUri())
                .isEqualTo("https://shop.example/.well-known/jwks.json");
    }
}
