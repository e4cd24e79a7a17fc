package io.millrace.starter.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/** A fetch over real sockets, by a client that has a time limit of its own for calls. */
class JwkSetFetchTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OF_OTHER_CALLS = Duration.ofMillis(50);

    private final TestClock clock = new TestClock();
    private final TestIssuer issuer = new TestIssuer("first");
    private final DisposableServer users = HttpServer.create()
            .host("127.0.0.1")
            .handle((request, response) -> response.sendString(
                    Mono.delay(OF_OTHER_CALLS.multipliedBy(10)).map(late -> issuer.keys())))
            .bindNow();

    @AfterEach
    void stop() {
        users.disposeNow();
    }

    @Test
    void fetchMayTakeAsLongAsItsOwnLimitSaysHoweverLittleOtherCallsMay() throws ParseException {
        var client = WebClient.builder()
                .clientConnector(
                        new ReactorClientHttpConnector(HttpClient.create().responseTimeout(OF_OTHER_CALLS)))
                .build();
        var token = SignedJWT.parse(issuer.token(clock.instant(), UnaryOperator.identity()));

        StepVerifier.create(new JwkSetSource(client, properties(), clock)
                        .keysFor(token)
                        .map(JWK::getKeyID))
                .expectNext("first")
                .expectComplete()
                .verify(PATIENCE);
    }

    private SecurityProperties properties() {
        return new SecurityProperties(
                TestIssuer.ISSUER,
                "millrace",
                Set.of("ES256"),
                "roles",
                URI.create("http://127.0.0.1:%d/keys".formatted(users.port())),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                PATIENCE);
    }
}
