package io.millrace.acceptance.driver;

import io.millrace.acceptance.wire.Wire;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.util.Map;

/**
 * The shared system to be broken: through a gateway whose limits are small enough to be met by a load that two cores
 * bear, and whose patience is short enough for a test.
 */
public final class Rig implements AutoCloseable {

    /** So many calls to catalog may be in flight: the rest of the gateway has room for what overload leaves behind. */
    public static final int IN_FLIGHT = 10;

    /** So many calls a second one user may make. */
    public static final int RATE = 10;

    /** So many at once: what a machine held up for some seconds is no overload. */
    private static final int BURST = 5 * RATE;

    private static final Limits SMALL = new Limits(Map.of(
            "RESILIENCE4J_BULKHEAD_INSTANCES_CATALOG_MAXCONCURRENTCALLS", Integer.toString(IN_FLIGHT),
            "MILLRACE_LIMITS_RATE_USER", Integer.toString(RATE),
            "MILLRACE_LIMITS_RATE_USERBURST", Integer.toString(BURST),
            "SPRING_CLOUD_GATEWAY_SERVER_WEBFLUX_HTTPCLIENT_RESPONSETIMEOUT", "3s")); // above two tries of orders

    private final Wired shared;
    private final SecondGateway gateway;

    private Rig(Wired shared, SecondGateway gateway) {
        this.shared = shared;
        this.gateway = gateway;
    }

    static Rig start(Wired shared) {
        var settings = SMALL.environment();
        settings.put("MILLRACE_CATALOG_URLS", shared.catalogUrl());
        return new Rig(shared, SecondGateway.start(shared.system(), settings));
    }

    /** Whose {@link #entrance} is another, though. */
    public MillraceSystem system() {
        return shared.system();
    }

    /** Behind the gateway of small limits. */
    public Entrance entrance() {
        return Entrance.of(system()).at(gateway.url());
    }

    /** Catalog's. */
    public Wire wire() {
        return shared.wire();
    }

    /** What is told by the gateway of small limits, or by a service. */
    public Metrics metrics(Service service) {
        return service == Service.GATEWAY ? new Metrics(gateway.managementUrl()) : new Metrics(system(), service);
    }

    /** What the gateway of small limits holds on to, or a service; makes it collect its garbage first. */
    public Memory memory(Service service) {
        var pid = service == Service.GATEWAY ? gateway.pid() : system().pid(service.shortName());
        return Memory.of(pid, metrics(service));
    }

    @Override
    public void close() {
        gateway.close();
    }
}
