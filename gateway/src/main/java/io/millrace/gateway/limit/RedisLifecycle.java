package io.millrace.gateway.limit;

import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** One connection to Redis, over which all requests go. It is made, and made again, in the background. */
final class RedisLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisLifecycle.class);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    /** So soon a Redis that is back is noticed, whose first calls the breaker then tries. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    /** Commands that a frozen Redis has not answered; what comes beyond fails at once. */
    private static final int MOST_WAITING = 1000;

    private static final int SHUTDOWN_SECONDS = 1;
    /** Requests in flight are counted to the end. */
    private static final int AFTER_THE_WEB_SERVER = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;

    private final RedisURI uri;
    private final ClientResources resources;
    private final RedisClient client;
    private final AtomicReference<@Nullable AsyncProxyManager<byte[]>> buckets = new AtomicReference<>();

    private volatile Disposable connecting = Disposables.disposed();

    RedisLifecycle(String url) {
        this.uri = RedisURI.create(url);
        this.resources = ClientResources.builder()
                .ioThreadPoolSize(2) // the fewest that there can be
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.exponential(FIRST_WAIT, LONGEST_WAIT, 2, TimeUnit.MILLISECONDS))
                .build();
        this.client = RedisClient.create(resources);
        client.setOptions(options());
    }

    /** Nothing waits for a connection: while there is none, a gateway counts for itself. */
    private static ClientOptions options() {
        return ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_WAITING)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .keepAlive(true)
                        .build())
                .build();
    }

    /** The buckets, once Redis was there. */
    @Nullable
    AsyncProxyManager<byte[]> buckets() {
        return buckets.get();
    }

    @Override
    public void start() {
        connecting = Mono.fromCompletionStage(() -> client.connectAsync(ByteArrayCodec.INSTANCE, uri))
                .map(RedisBuckets::over)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_WAIT)
                        .maxBackoff(LONGEST_WAIT)
                        .doBeforeRetry(RedisLifecycle::tellOnce))
                .subscribe(buckets::set);
    }

    private static void tellOnce(Retry.RetrySignal signal) {
        if (signal.totalRetries() == 0) {
            log.warn(
                    "Redis is away, so each gateway counts for itself: {}",
                    signal.failure().toString());
        }
    }

    @Override
    public void stop() {
        connecting.dispose();
        buckets.set(null);
        Mono.fromFuture(client.shutdownAsync(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS))
                .doFinally(closed -> endThreads())
                .subscribe();
    }

    private void endThreads() {
        var _ = resources.shutdown(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public boolean isRunning() {
        return !connecting.isDisposed() || buckets.get() != null;
    }

    @Override
    public int getPhase() {
        return AFTER_THE_WEB_SERVER;
    }
}
