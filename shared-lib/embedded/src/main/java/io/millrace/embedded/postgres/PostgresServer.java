package io.millrace.embedded.postgres;

import io.millrace.embedded.process.FreePort;
import io.millrace.embedded.process.Launch;
import io.millrace.embedded.process.Server;
import io.millrace.embedded.process.ServerException;
import io.millrace.embedded.process.Signals;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** One PostgreSQL server on loopback. */
public final class PostgresServer implements Server {

    /** The superuser's name. */
    public static final String SUPERUSER = "postgres";

    private static final String HOST = "127.0.0.1";
    /** A server on loopback answers within milliseconds, or it is not there yet. */
    private static final String CONNECT_SECONDS = "2";

    /** The signal after which it asks nobody and flushes nothing: right where the data die too. */
    private static final String IMMEDIATE = "QUIT";
    /** The signal after which it ends its sessions and closes its files. */
    private static final String FAST = "INT";

    private static final String INVALID_PASSWORD = "28P01";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", HOST),
            Map.entry("unix_socket_directories", ""), // paths of sockets are short, and a checkout's may be long
            Map.entry(
                    "max_connections", "400"), // ten replicas of each service with full pools; unused ones cost little
            Map.entry("shared_buffers", "32MB"), // a laptop's: the page cache does the rest
            Map.entry("max_wal_size", "256MB"),
            Map.entry("io_method", "sync"), // no workers of its own: memory counts more than scans here
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    /** What a test can do without: its data die with it. */
    private static final Map<String, String> QUICK =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private final PostgresOptions options;

    public PostgresServer(PostgresOptions options) {
        this.options = options.onPort(FreePort.orFree(options.port()));
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Path logFile() {
        return options.logFile();
    }

    /** Where it listens. */
    public String host() {
        return HOST;
    }

    /** Where it listens. */
    public int port() {
        return options.port();
    }

    /** Of the superuser. */
    public String password() {
        return options.password();
    }

    /** The address of one of its databases for a JDBC driver. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port() + "/" + database;
    }

    @Override
    public Process launch() {
        Cluster cluster = new Cluster(Binaries.unpacked(), options);
        cluster.prepare();
        Launch launch = Launch.of(Unprivileged.command(command(cluster.binaries())), options.logFile());
        return (options.disposable() ? launch.watched(IMMEDIATE) : launch).start();
    }

    private List<String> command(Binaries binaries) {
        List<String> command = new ArrayList<>(List.of(
                binaries.program("postgres").toString(),
                "-D",
                options.dataDirectory().toString(),
                "-p",
                Integer.toString(port())));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        if (options.disposable()) {
            QUICK.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        }
        return command;
    }

    @Override
    public boolean isReady() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            if (INVALID_PASSWORD.equals(e.getSQLState())) {
                throw new ServerException("PostgreSQL refuses the superuser's password: the data in "
                        + options.dataDirectory() + " were made with another one."
                        + " Put that one back, or start empty with --fresh.");
            }
            return false;
        }
    }

    /** As superuser, to the database that is always there. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", options.password());
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        return DriverManager.getConnection(jdbcUrl("postgres"), properties);
    }

    /** Makes a role and a database that it owns; both keep what they have, and the role gets this password. */
    public void createDatabase(String database, String role, String password) {
        try (Connection connection = connect()) {
            new Databases(connection).create(database, role, password);
        } catch (SQLException e) {
            throw new ServerException("PostgreSQL did not make the database " + database + ": " + e.getMessage(), e);
        }
    }

    /** Of the server process that runs on these files, whoever started it. */
    public Optional<Long> pid() {
        return new Cluster(Binaries.unpacked(), options).pid();
    }

    /** Fast shutdown: sessions are ended, everything committed is on disk. A disposable one ends with its pipe. */
    @Override
    public void askToStop(ProcessHandle process) {
        if (!options.disposable()) {
            Signals.send(FAST, process.pid());
        }
    }
}
