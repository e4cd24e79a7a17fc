package io.millrace.testing.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * A document as it is checked in.
 *
 * @param file where it is, seen from its module
 */
public record CheckedIn(Path file) {

    /** Writes all of them: the merged one is made of the others. */
    private static final String COMMAND =
            "./mvnw test -am -pl service-users,service-catalog,service-orders,gateway -Dtest=OpenApiTests "
                    + "-Dsurefire.failIfNoSpecifiedTests=false -Dmillrace.openapi=write";

    /** The document in this file. */
    public static CheckedIn at(String file) {
        return new CheckedIn(Path.of(file));
    }

    /** Fails where the document should be another; with {@code -Dmillrace.openapi=write} it is written first. */
    public void compare(JsonNode wanted) {
        if ("write".equals(System.getProperty("millrace.openapi"))) {
            write(Json.write(wanted));
        }
        var found = text();
        if (!found.equals(Json.write(wanted))) {
            throw new AssertionError("%s is not what the code says: `%s` brings it up to date.%n%s"
                    .formatted(file, COMMAND, Differences.between(found, wanted)));
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
