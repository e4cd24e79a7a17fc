package io.millrace.k8s.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie. */
public final class Repository {

    private static final Path ROOT =
            Path.of(System.getProperty("millrace.root", "../..")).normalize();

    private Repository() {}

    /** A file or folder, named from the root. */
    public static Path path(String path) {
        return ROOT.resolve(path);
    }

    /** What is in a file; it fails where there is none. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
