package io.millrace.testing.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * A document as it is checked in, and the command that writes it.
 *
 * @param file where it is, seen from its module
 * @param command what to run where it is no longer what it should be
 */
public record CheckedIn(Path file, String command) {

    /** The document of a module, which its {@code OpenApiTests} write. */
    public static CheckedIn ofModule(String module, String file) {
        return new CheckedIn(
                Path.of(file), "./mvnw -pl %s test -Dtest=OpenApiTests -Dmillrace.openapi=write".formatted(module));
    }

    /** Fails where the document should be another; with {@code -Dmillrace.openapi=write} it is written first. */
    public void compare(JsonNode wanted) {
        if ("write".equals(System.getProperty("millrace.openapi"))) {
            write(Json.write(wanted));
        }
        var found = text();
        if (!found.equals(Json.write(wanted))) {
            throw new AssertionError("%s is not what the code says: `%s` brings it up to date.%n%s"
                    .formatted(file, command, Differences.between(found, wanted)));
        }
    }

    /** The document as it is. */
    public JsonNode document() {
        return Json.read(text());
    }

    private String text() {
        try {
            return Files.exists(file) ? Files.readString(file) : "{}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
