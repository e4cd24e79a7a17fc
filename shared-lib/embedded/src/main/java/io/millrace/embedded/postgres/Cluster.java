package io.millrace.embedded.postgres;

import io.millrace.embedded.process.Folders;
import io.millrace.embedded.process.Launch;
import io.millrace.embedded.process.LogTail;
import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of one PostgreSQL: made once, and found again after whatever ended the last run. */
record Cluster(Binaries binaries, PostgresOptions options) {

    private static final String MAJOR = "18";
    private static final int LOG_LINES = 10;

    void prepare() {
        try {
            if (Files.exists(options.dataDirectory().resolve("PG_VERSION"))) {
                refuseAnotherVersion();
                forgetDeadServer();
            } else {
                create();
            }
        } catch (IOException e) {
            throw new ServerException("PostgreSQL cannot use " + options.dataDirectory() + ": " + e.getMessage(), e);
        }
    }

    private void refuseAnotherVersion() throws IOException {
        String found =
                Files.readString(options.dataDirectory().resolve("PG_VERSION")).strip();
        if (!found.equals(MAJOR)) {
            throw new ServerException("The data in " + options.dataDirectory() + " are of PostgreSQL " + found
                    + ", and this is PostgreSQL " + MAJOR + ": start with --fresh, or move them away.");
        }
    }

    /** A server that was killed leaves its pid file; where the number went to somebody else, PostgreSQL would refuse. */
    private void forgetDeadServer() throws IOException {
        if (pid().isPresent()) {
            throw new ServerException("A PostgreSQL (pid " + pid().get() + ") already runs on "
                    + options.dataDirectory() + ": stop it first.");
        }
        Files.deleteIfExists(pidFile());
    }

    /** Of the server that runs on these files, if any. */
    Optional<Long> pid() {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).filter(this::isOurServer);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isOurServer(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(line -> line.contains(options.dataDirectory().toString()))
                .isPresent();
    }

    private Path pidFile() {
        return options.dataDirectory().resolve("postmaster.pid");
    }

    /** Made beside its place and moved there whole, so that a kill in between leaves nothing half made. */
    private void create() throws IOException {
        Path folder = options.dataDirectory();
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        Folders.delete(unfinished);
        Files.createDirectories(folder.toAbsolutePath().getParent());
        Path password = Files.createTempFile(
                folder.toAbsolutePath().getParent(),
                "initdb",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, options.password());
            initdb(unfinished, password);
            Folders.delete(folder);
            Files.move(unfinished, folder);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private void initdb(Path folder, Path password) {
        List<String> command = new ArrayList<>(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + folder,
                "--username=" + PostgresServer.SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C", // and the built-in provider for text: the same order of letters on every system
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (options.disposable()) {
            command.add("--no-sync");
        }
        Process process =
                Launch.of(Unprivileged.command(command), options.logFile()).start();
        try {
            if (process.waitFor() != 0) {
                throw new ServerException("PostgreSQL's initdb failed. The end of " + options.logFile() + ":\n"
                        + String.join("\n", LogTail.of(options.logFile(), LOG_LINES)));
            }
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while PostgreSQL's files were made", e);
        }
    }
}
