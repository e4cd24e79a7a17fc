package io.millrace.cli.system;

import io.millrace.embedded.process.Folders;
import io.millrace.embedded.process.Launch;
import io.millrace.embedded.process.LogTail;
import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** A service's program: the jar that its module built, taken apart, because it starts quicker so. */
final class App implements Program {

    private static final int LOG_LINES = 10;

    private final Path module;
    private final Path apps;
    private final Path log;
    private final boolean keepingClasses;

    App(Path module, Path apps, Path log, boolean keepingClasses) {
        this.module = module;
        this.apps = apps;
        this.log = log;
        this.keepingClasses = keepingClasses;
    }

    @Override
    public List<String> arguments() {
        Path jar = jar();
        List<String> classes = keepingClasses ? sharedClasses(jar) : List.of();
        return Stream.of(JavaFlags.SERVICE, classes, List.of("-jar", jar.toString()))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * A class data archive beside the jar, which the JVM itself writes when it ends and reads when it starts the next
     * time; one that does not fit is ignored and written anew.
     */
    private static List<String> sharedClasses(Path jar) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + jar.resolveSibling("classes.jsa"),
                "-Xlog:cds*=off", // else it names each class that it leaves out, and buries the end of the log
                "-Xlog:aot*=off");
    }

    /** The jar to start, extracted anew when the built one changed. Each build has a folder of its own. */
    private synchronized Path jar() {
        try {
            Path built = built();
            Path folder = apps.resolve(version(built));
            if (!Files.isDirectory(folder)) {
                extract(built, folder);
                forgetOthers(folder);
            }
            return folder.resolve(built.getFileName());
        } catch (IOException e) {
            throw new ServerException("Cannot prepare " + module.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private Path built() throws IOException {
        Path target = module.resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                var jar = files.filter(file -> isServiceJar(file.getFileName().toString()))
                        .findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            }
        }
        throw new ServerException(
                module.getFileName() + " is not built: run ./millrace up, or ./mvnw -Pquick package.");
    }

    private boolean isServiceJar(String name) {
        return name.startsWith(module.getFileName() + "-")
                && name.endsWith(".jar")
                && !name.endsWith("-sources.jar")
                && !name.endsWith("-tests.jar");
    }

    /** By its content: a reproducible jar always has the same file time, and often the same size. */
    static String version(Path jar) throws IOException {
        var checksum = new CRC32C();
        try (var content = new CheckedInputStream(Files.newInputStream(jar), checksum)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return Long.toHexString(checksum.getValue()) + "-" + Files.size(jar);
    }

    private void extract(Path built, Path folder) throws IOException {
        Path unfinished = apps.resolve("unfinished");
        Folders.delete(unfinished);
        Files.createDirectories(apps);
        Process tool = Launch.of(
                        List.of(
                                Java.command(),
                                "-XX:TieredStopAtLevel=1",
                                "-Djarmode=tools",
                                "-jar",
                                built.toString(),
                                "extract",
                                "--destination",
                                unfinished.toString()),
                        log)
                .start();
        if (Java.exitCode(tool) != 0) {
            throw new FileSystemException(
                    built.toString(), null, "extracting it failed: " + String.join("\n", LogTail.of(log, LOG_LINES)));
        }
        Files.move(unfinished, folder);
    }

    private void forgetOthers(Path current) throws IOException {
        try (Stream<Path> folders = Files.list(apps)) {
            folders.filter(folder -> !folder.equals(current)).forEach(Folders::delete);
        }
    }
}
