package io.millrace.embedded.postgres;

import java.nio.file.Path;

/**
 * What a PostgreSQL is started with.
 *
 * @param dataDirectory where its cluster lives; made when it is not there
 * @param logFile where its log goes, outside the data directory
 * @param port on 127.0.0.1
 * @param password of the superuser, set when the cluster is made
 * @param disposable for tests: quick instead of durable, and gone with the JVM that started it, killed or not
 */
public record PostgresOptions(Path dataDirectory, Path logFile, int port, String password, boolean disposable) {

    private static final String DISPOSABLE_PASSWORD = "postgres";

    public PostgresOptions {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        logFile = logFile.toAbsolutePath().normalize();
    }

    /** A server whose data outlive it. */
    public static PostgresOptions kept(Path dataDirectory, Path logFile, int port, String password) {
        return new PostgresOptions(dataDirectory, logFile, port, password, false);
    }

    /** A server for tests, on a free port; its data are deleted when it is closed. */
    public static PostgresOptions disposable(Path folder) {
        return new PostgresOptions(
                folder.resolve("postgres"), folder.resolve("postgres.log"), 0, DISPOSABLE_PASSWORD, true);
    }

    PostgresOptions onPort(int chosen) {
        return new PostgresOptions(dataDirectory, logFile, chosen, password, disposable);
    }

    @Override
    public String toString() {
        return "PostgreSQL in " + dataDirectory + " on port " + port;
    }
}
