package io.millrace.testing.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class DockerEngineTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path home;

    @Test
    void engineIsWhereDockerHostSays() {
        assertThat(DockerEngine.address(Map.of("DOCKER_HOST", "unix:///some/docker.sock"), home))
                .contains(UnixDomainSocketAddress.of("/some/docker.sock"));
        assertThat(DockerEngine.address(Map.of("DOCKER_HOST", "tcp://127.0.0.1:2375"), home))
                .hasValueSatisfying(address -> assertThat(address).hasToString("/127.0.0.1:2375"));
    }

    @Test
    void engineOfOneUserIsFound() throws IOException {
        var socket = Files.createFile(home.resolve("docker.sock"));
        assertThat(DockerEngine.address(Map.of("XDG_RUNTIME_DIR", home.toString()), home))
                .isPresent()
                .hasValueSatisfying(address -> assertThat(address.toString())
                        .endsWith(socket.getFileName().toString()));
    }

    @Test
    void engineThatAnswersIsFound() {
        var engine = serving(200);
        assertThat(DockerEngine.answersAt(engine.address(), PATIENCE)).isTrue();
        engine.disposeNow();
    }

    @Test
    void serverThatIsNoEngineIsNotTakenForOne() {
        var other = serving(404);
        assertThat(DockerEngine.answersAt(other.address(), PATIENCE)).isFalse();
        other.disposeNow();
    }

    @Test
    void nobodyThereIsNoEngine() {
        assertThat(DockerEngine.answersAt(UnixDomainSocketAddress.of(home.resolve("nothing.sock"))))
                .isFalse();
    }

    @Test
    void silenceIsNoEngine() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(DockerEngine.answersAt(silent.getLocalSocketAddress())).isFalse();
        }
    }

    private static DisposableServer serving(int status) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.status(status).sendString(Mono.just("OK")))
                .bindNow();
    }
}
