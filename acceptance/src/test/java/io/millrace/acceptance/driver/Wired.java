package io.millrace.acceptance.driver;

import io.millrace.acceptance.wire.Wire;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.io.IOException;

/** The system that all tests share: the others reach catalog through a {@link Wire}, which some tests cut. */
record Wired(Running running, Wire wire) implements AutoCloseable {

    static Wired start() {
        var plan = Limits.RAISED.apply(Running.plan());
        var wire = new Wire(plan.ports().services().getOrDefault(Service.CATALOG, 0));
        return new Wired(Running.start(plan.with("MILLRACE_CATALOG_URLS", url(wire))), wire);
    }

    MillraceSystem system() {
        return running.system();
    }

    /** What others take for catalog's. */
    String catalogUrl() {
        return url(wire);
    }

    private static String url(Wire wire) {
        return "http://localhost:" + wire.port();
    }

    @Override
    public void close() throws IOException {
        running.close();
        wire.close();
    }
}
