package io.millrace.cli.system;

/** How a service's database is reached. */
public record Database(String jdbcUrl, String user, String password) {}
