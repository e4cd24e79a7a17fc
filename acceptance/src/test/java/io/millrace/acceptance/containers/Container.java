package io.millrace.acceptance.containers;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One running container of the compose file. */
record Container(String id) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String PROJECT = System.getProperty("millrace.project", "millrace");

    /** All of a service. */
    static List<Container> of(String service) {
        return docker(
                        "ps",
                        "--quiet",
                        "--filter",
                        "label=com.docker.compose.project=" + PROJECT,
                        "--filter",
                        "label=com.docker.compose.service=" + service)
                .lines()
                .map(Container::new)
                .toList();
    }

    /** Something of what the engine knows of it, by JSONPath. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as JsonPath's own: the test says what it expects
    <T> T inspect(String path) {
        return JsonPath.read(docker("inspect", id), "$[0]." + path);
    }

    String file(String path) {
        return run("cat", path);
    }

    /** What a program in it prints. */
    String run(String... command) {
        return docker(Stream.concat(Stream.of("exec", id), Stream.of(command)).toArray(String[]::new));
    }

    /** In the engine's network, which leads there from the machine that it runs on though nothing is published. */
    String address() {
        List<String> addresses = inspect("NetworkSettings.Networks.*.IPAddress");
        return addresses.getFirst();
    }

    String page(int port, String path) {
        var page = URI.create("http://%s:%d%s".formatted(address(), port, path));
        try {
            return HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(page.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What the docker command prints. */
    static String docker(String... arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
