package io.millrace.embedded.postgres;

import io.millrace.embedded.process.Folders;
import io.millrace.embedded.process.RunningServer;
import java.time.Duration;

/** A PostgreSQL that was started here and is stopped by {@link #close()}. */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Two seconds are usual; a cold and busy machine needs far more. One that ends is told of at once. */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final PostgresServer server;
    private final PostgresOptions options;
    private final RunningServer running;

    private EmbeddedPostgres(PostgresServer server, PostgresOptions options, RunningServer running) {
        this.server = server;
        this.options = options;
        this.running = running;
    }

    /** Starts one and waits until it answers. */
    public static EmbeddedPostgres start(PostgresOptions options) {
        PostgresServer server = new PostgresServer(options);
        return new EmbeddedPostgres(server, options, RunningServer.start(server, START_LIMIT));
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    public String superuser() {
        return PostgresServer.SUPERUSER;
    }

    public String superuserPassword() {
        return server.password();
    }

    /** The address of one of its databases for a JDBC driver. */
    public String jdbcUrl(String database) {
        return server.jdbcUrl(database);
    }

    /** Makes a role and a database that it owns; asking again changes nothing but the role's password. */
    public void createDatabase(String database, String role, String password) {
        server.createDatabase(database, role, password);
    }

    /** Of the server itself: a target for signals. */
    public long pid() {
        return server.pid().orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
    }

    /** Stops it; a disposable one leaves no file. */
    @Override
    public void close() {
        running.close();
        if (options.disposable()) {
            Folders.delete(options.dataDirectory());
        }
    }
}
