package io.millrace.testing.backing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Asks whether a Docker engine answers, where one usually listens. Testcontainers would ask too, but it takes ten
 * seconds and a page of log to find that there is none.
 */
final class DockerEngine {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String PING = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";

    private DockerEngine() {}

    static boolean answers() {
        return address(System.getenv(), Path.of(System.getProperty("user.home")))
                .map(DockerEngine::answersAt)
                .orElse(false);
    }

    /** Where the engine should be: as {@code DOCKER_HOST} says, else at the first usual socket that exists. */
    static Optional<SocketAddress> address(Map<String, String> environment, Path home) {
        var host = environment.get("DOCKER_HOST");
        if (host != null && !host.isBlank()) {
            return Optional.of(addressOf(URI.create(host)));
        }
        return Stream.of(
                        Path.of("/var/run/docker.sock"),
                        Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/nowhere"), "docker.sock"),
                        home.resolve(".docker/run/docker.sock"))
                .filter(Files::exists)
                .findFirst()
                .map(UnixDomainSocketAddress::of);
    }

    private static SocketAddress addressOf(URI host) {
        return "unix".equals(host.getScheme())
                ? UnixDomainSocketAddress.of(host.getPath())
                : new InetSocketAddress(host.getHost(), host.getPort());
    }

    /** Whoever accepts and says nothing is no engine, so the wait is bounded. */
    static boolean answersAt(SocketAddress address) {
        return answersAt(address, PATIENCE);
    }

    static boolean answersAt(SocketAddress address, Duration patience) {
        return CompletableFuture.supplyAsync(() -> ping(address))
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static boolean ping(SocketAddress address) {
        try (var channel = open(address)) {
            channel.connect(address);
            channel.write(ByteBuffer.wrap(PING.getBytes(US_ASCII)));
            var answer = ByteBuffer.allocate(64);
            return channel.read(answer) > 0
                    && new String(answer.array(), US_ASCII).startsWith("HTTP/1.")
                    && new String(answer.array(), US_ASCII).contains(" 200 ");
        } catch (IOException e) {
            return false;
        }
    }

    private static SocketChannel open(SocketAddress address) throws IOException {
        return address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }
}
