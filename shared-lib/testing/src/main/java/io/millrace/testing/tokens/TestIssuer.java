package io.millrace.testing.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** Serves the public key of {@link Tokens}, so that services verify by the code that they have for it. */
public final class TestIssuer {

    /** The {@code iss} of its tokens: an address that can't exist, so nobody fetches from it by accident. */
    public static final String ISSUER = "https://issuer.millrace.test";

    static final ECKey KEY = newKey("test-key");

    private TestIssuer() {}

    /** Where its keys are; asking starts the server. */
    public static String jwkSetUri() {
        return Answering.ADDRESS;
    }

    static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It has answered once: what its first answer takes, no service waits for. */
    private static final class Answering {

        static final String ADDRESS = ask("http://127.0.0.1:%d/.well-known/jwks.json".formatted(Running.SERVER.port()));

        private static String ask(String uri) {
            try (var client = HttpClient.newHttpClient()) {
                client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.discarding());
                return uri;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Running {

        /** Loops of its own: the shared ones are disposed of whenever a Spring context closes. */
        private static final LoopResources LOOPS = LoopResources.create("test-issuer", 1, true);

        static final DisposableServer SERVER = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .runOn(LOOPS, false)
                .route(routes -> routes.get(
                        "/.well-known/jwks.json",
                        (request, response) -> response.header("content-type", "application/jwk-set+json")
                                .sendString(Mono.just(new JWKSet(KEY.toPublicJWK()).toString()))))
                .bindNow();
    }
}
