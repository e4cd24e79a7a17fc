package io.millrace.starter.shutdown;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The order in which a process stops, from the top down; it starts the other way round. Before all of it Spring Boot
 * makes readiness refuse, and after all of it the pools are closed. Between {@link #STREAMS} and {@link #CONSUMERS} the
 * web server takes no new connection, waits for the requests in flight, and is gone, the management port after it.
 */
public final class Phases {

    /** Clients are told to go elsewhere. Also what nothing waits for, such as samples for metrics, and upkeep. */
    public static final int ANNOUNCE = SmartLifecycle.DEFAULT_PHASE;

    /** Streams end: the web server would wait for them. */
    public static final int STREAMS = ANNOUNCE - 512;

    /** Events are heard no more, now that requests are done; below the web server's phases. */
    public static final int CONSUMERS = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1024;

    /** Events are sent no more: the last requests and handlers have written theirs. */
    public static final int RELAY = CONSUMERS - 1024;

    private Phases() {}
}
