package io.millrace.acceptance.driver;

import io.millrace.acceptance.wire.Wire;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.io.IOException;
import java.util.Map;

/**
 * A system to be broken: the others reach catalog through a {@link Wire}, its limits are small enough to be met by a
 * load that two cores bear, and its patience short enough for a test.
 */
public final class Rig implements AutoCloseable {

    /** So many calls to catalog may be in flight: the rest of the gateway has room for what overload leaves behind. */
    public static final int IN_FLIGHT = 10;

    /** So many calls a second one user may make. */
    public static final int RATE = 5;

    private static final Limits SMALL = new Limits(Map.of(
            "RESILIENCE4J_BULKHEAD_INSTANCES_CATALOG_MAXCONCURRENTCALLS", Integer.toString(IN_FLIGHT),
            "MILLRACE_LIMITS_RATE_USER", Integer.toString(RATE),
            "MILLRACE_LIMITS_RATE_USERBURST", Integer.toString(RATE),
            "MILLRACE_PASSWORD_STRENGTH", "4", // so that logins are as quick as what they are compared with
            "SPRING_CLOUD_GATEWAY_SERVER_WEBFLUX_HTTPCLIENT_RESPONSETIMEOUT", "3s", // above two tries of orders
            "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_SLIDINGWINDOWSIZE", "4", // seconds
            "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_MINIMUMNUMBEROFCALLS", "10",
            "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_WAITDURATIONINOPENSTATE", "1s",
            "RESILIENCE4J_CIRCUITBREAKER_INSTANCES_CATALOG_WAITDURATIONINOPENSTATE", "1s"));

    private final Running running;
    private final Wire wire;

    private Rig(Running running, Wire wire) {
        this.running = running;
        this.wire = wire;
    }

    static Rig start() {
        var plan = SMALL.apply(Running.plan());
        var wire = new Wire(plan.ports().services().getOrDefault(Service.CATALOG, 0));
        return new Rig(Running.start(plan.with("MILLRACE_CATALOG_URLS", "http://localhost:" + wire.port())), wire);
    }

    public MillraceSystem system() {
        return running.system();
    }

    /** Catalog's. */
    public Wire wire() {
        return wire;
    }

    @Override
    public void close() throws IOException {
        running.close();
        wire.close();
    }
}
