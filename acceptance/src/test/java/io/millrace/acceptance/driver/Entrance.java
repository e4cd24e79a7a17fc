package io.millrace.acceptance.driver;

import io.millrace.cli.system.MillraceSystem;
import java.net.URI;
import java.util.Optional;

/** All that a client needs to know of a system: where its gateway is, and who administers it. */
public record Entrance(URI gateway, String adminEmail, String adminPassword) {

    static Entrance of(MillraceSystem system) {
        return new Entrance(system.gatewayUrl(), system.adminEmail(), system.adminPassword());
    }

    /** Of a system that runs already, in containers say: {@code -Dmillrace.url=… -Dmillrace.admin.password=…}. */
    static Optional<Entrance> fromOutside() {
        return Optional.ofNullable(System.getProperty("millrace.url"))
                .map(url -> new Entrance(
                        URI.create(url), "admin@millrace.local", System.getProperty("millrace.admin.password", "")));
    }

    /** The same system's, behind another gateway. */
    public Entrance at(URI other) {
        return new Entrance(other, adminEmail, adminPassword);
    }
}
