package io.millrace.testing.backing;

/** One database and how to get in. */
public record Database(String host, int port, String name, String user, String password) {

    /** For R2DBC. */
    public String r2dbcUrl() {
        return "r2dbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }

    /** For JDBC, which migrations use. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }
}
