package io.millrace.acceptance.driver;

import static org.awaitility.Awaitility.await;

import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import io.millrace.embedded.process.FreePort;
import io.millrace.embedded.process.Launch;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One more gateway of a system, beside the first and called as that one was, with settings of its own. */
final class SecondGateway implements AutoCloseable {

    private static final Path LOG = Path.of("target", "logs", "second-gateway.log");

    private static final int TO_MANAGEMENT = 1_000;

    private final Process process;
    private final int port;

    private SecondGateway(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it, and waits until it is ready. */
    static SecondGateway start(MillraceSystem system, Map<String, String> settings) {
        int port = FreePort.find(TO_MANAGEMENT);
        var environment = new HashMap<>(common(system));
        environment.putAll(settings);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(port + TO_MANAGEMENT));
        var process = Launch.of(commandOf(system.pid("gateway")), LOG)
                .with(environment)
                .start();
        var gateway = new SecondGateway(process, port);
        await("second gateway").atMost(Shop.JVM_START).until(gateway::isReady);
        return gateway;
    }

    /** What the first has too; tokens are good for either, since they are issued in the name of the first. */
    private static Map<String, String> common(MillraceSystem system) {
        return Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "MILLRACE_DEMO", "true",
                "MILLRACE_ISSUER", system.gatewayUrl().toString(),
                "MILLRACE_USERS_URLS", system.url(Service.USERS).toString(),
                "MILLRACE_ORDERS_URLS", system.url(Service.ORDERS).toString());
    }

    private static List<String> commandOf(long pid) {
        var first = ProcessHandle.of(pid).orElseThrow().info();
        return Stream.concat(
                        first.command().stream(), Stream.of(first.arguments().orElseThrow()))
                .toList();
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    URI managementUrl() {
        return URI.create("http://localhost:" + (port + TO_MANAGEMENT));
    }

    long pid() {
        return process.pid();
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("The second gateway ended, for the reason in " + LOG);
        }
        try {
            return Api.at(managementUrl()).get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
