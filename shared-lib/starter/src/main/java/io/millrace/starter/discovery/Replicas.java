package io.millrace.starter.discovery;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import reactor.util.retry.Retry;

/**
 * The addresses of each service. One that could not be connected to is passed over for a moment: nothing had been sent,
 * so the call goes to another one at once, whatever its method.
 */
public final class Replicas {

    /** Spares most calls the detour, and is no loss for a replica that is back. */
    private static final Duration PASS_OVER = Duration.ofSeconds(2);
    /** Dead replicas in a row that one call tries to get past. */
    private static final int MOST_DETOURS = 3;

    private final Map<String, List<URI>> services;
    private final Clock clock;
    private final Map<URI, Instant> away = new ConcurrentHashMap<>();

    Replicas(Map<String, List<URI>> services, Clock clock) {
        this.services = Map.copyOf(services);
        this.clock = clock;
    }

    boolean knows(String service) {
        return services.containsKey(service);
    }

    Iterable<String> services() {
        return services.keySet();
    }

    /** The addresses that are not passed over at the moment, or all where that leaves none. */
    List<URI> of(String service) {
        var all = services.getOrDefault(service, List.of());
        var there = all.stream().filter(this::isThere).toList();
        return there.isEmpty() ? all : there;
    }

    /**
     * Makes a call to a service once more that could not connect, where there is another address.
     *
     * @param called where it went, with a path or without
     */
    public Retry passingOver(String service, Supplier<@Nullable URI> called) {
        return Retry.max(MOST_DETOURS)
                .filter(failure -> couldNotConnect(failure) && hasAnother(service, called.get()))
                .onRetryExhaustedThrow((spec, signal) -> signal.failure());
    }

    private static boolean couldNotConnect(Throwable failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause instanceof ConnectException || cause instanceof NoRouteToHostException;
    }

    private boolean hasAnother(String service, @Nullable URI called) {
        var addresses = services.getOrDefault(service, List.of());
        addresses.stream()
                .filter(address -> called != null && isSame(address, called))
                .forEach(address -> away.put(address, clock.instant().plus(PASS_OVER)));
        return addresses.stream().anyMatch(this::isThere);
    }

    private boolean isThere(URI address) {
        var until = away.get(address);
        return until == null || clock.instant().isAfter(until);
    }

    private static boolean isSame(URI address, URI called) {
        return address.getHost().equals(called.getHost()) && portOf(address) == portOf(called);
    }

    static int portOf(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }
}
