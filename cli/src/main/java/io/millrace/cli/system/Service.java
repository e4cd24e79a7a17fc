package io.millrace.cli.system;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services that this repository builds, in the order in which people read them. */
public enum Service {
    GATEWAY("gateway", 8080, false),
    USERS("service-users", 8101, true),
    CATALOG("service-catalog", 8102, true),
    ORDERS("service-orders", 8103, true);

    private final String module;
    private final int port;
    private final boolean database;

    Service(String module, int port, boolean database) {
        this.module = module;
        this.port = port;
        this.database = database;
    }

    /** The folder that builds it. */
    public String module() {
        return module;
    }

    /** What people call it; its database and its role are called the same. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    int standardPort() {
        return port;
    }

    /** Whether it keeps something of its own, dead letters among it. */
    public boolean hasDatabase() {
        return database;
    }

    /** By either name. */
    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service ->
                        service.module.equals(name) || service.shortName().equals(name))
                .findFirst();
    }
}
