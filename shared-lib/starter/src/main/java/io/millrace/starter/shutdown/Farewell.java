package io.millrace.starter.shutdown;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells clients, from the moment that the process is to stop, that their connection ends with this answer: otherwise
 * they would send the next request on it just as the server closes it. Requests are still taken for a while, if asked.
 */
final class Farewell implements SmartLifecycle, WebFilter, Ordered {

    private final Duration announce;

    private volatile boolean running;
    private volatile boolean leaving;

    Farewell(Duration announce) {
        this.announce = announce;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> sayIn(exchange)));
        return chain.filter(exchange);
    }

    private void sayIn(ServerWebExchange exchange) {
        if (leaving) {
            exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        }
    }

    @Override
    public void start() {
        running = true;
        leaving = false;
    }

    @Override
    public void stop() {
        running = false;
        leaving = true;
    }

    @Override
    public void stop(Runnable whenStopped) {
        stop();
        Mono.delay(announce).doFinally(end -> whenStopped.run()).subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Phases.ANNOUNCE;
    }
}
