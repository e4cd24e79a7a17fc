package io.millrace.starter.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.starter.problem.ProblemException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets so many requests in at once and refuses the others at once: a queue would only make all of them late. A request
 * has its place from its headers to the end of its answer; a stream gives it back when its answer begins, since it may
 * last for hours and costs little. The management port has no limit: it is asked most when there is trouble.
 */
final class InFlightLimit implements WebFilter, Ordered {

    private final Semaphore places;
    private final ApplicationContext api;
    private final Counter refused;

    InFlightLimit(int limit, ApplicationContext api, MeterRegistry registry) {
        this.places = new Semaphore(limit);
        this.api = api;
        this.refused = Counter.builder("millrace.web.refused")
                .description("Requests that were refused because too many were in flight")
                .register(registry);
        Gauge.builder("millrace.web.in.flight", () -> limit - places.availablePermits())
                .description("Requests in flight, without streams that have begun")
                .register(registry);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 5;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return api.equals(exchange.getApplicationContext()) ? limited(exchange, chain) : chain.filter(exchange);
    }

    private Mono<Void> limited(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> {
            if (!places.tryAcquire()) {
                refused.increment();
                return Mono.error(
                        ProblemException.unavailable("Too many requests are being served at the moment.", null));
            }
            var place = new Place();
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> place.leaveToStream(exchange)));
            return chain.filter(exchange).doFinally(end -> place.leave());
        });
    }

    private static boolean isStream(ServerWebExchange exchange) {
        var type = exchange.getResponse().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return (type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE))
                || "websocket"
                        .equalsIgnoreCase(exchange.getRequest().getHeaders().getUpgrade());
    }

    /** One request's place, which it leaves once. */
    private final class Place {

        private final AtomicBoolean taken = new AtomicBoolean(true);

        void leaveToStream(ServerWebExchange exchange) {
            if (isStream(exchange)) {
                leave();
            }
        }

        void leave() {
            if (taken.compareAndSet(true, false)) {
                places.release();
            }
        }
    }
}
