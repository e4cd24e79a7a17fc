package io.millrace.acceptance.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Answer;
import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Databases;
import io.millrace.acceptance.driver.EventStream;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.driver.Shop;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * SIGTERM comes while requests wait for a locked table, and are therefore in flight. The lock is released when the process
 * has begun to stop; the supervisor then starts it again. In every build the gateway, with {@code -Dmillrace.chaos=full}
 * each of them.
 */
@ExtendWith(RunningSystem.class)
class ShutdownTests {

    /** Fewer than a service has connections to its database. */
    private static final int IN_FLIGHT = 6;

    /** The grace that a process has is twice that. */
    private static final Duration WELL_WITHIN_THE_GRACE = Duration.ofSeconds(30);

    /** Longer than Netty waits for requests by itself (3 s). */
    private static final Duration HELD = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int STOCK = 1_000;

    private MillraceSystem system;
    private Databases databases;
    private Api customer;
    private Shop shop;
    private String product;

    @BeforeEach
    void open(MillraceSystem running) {
        system = running;
        databases = new Databases(running);
        customer = Api.newCustomer(running);
        shop = new Shop(running);
        product = shop.product(1, STOCK);
    }

    @AfterEach
    void awaitAll() {
        await().atMost(Shop.JVM_START)
                .until(() -> Stream.of("gateway", "orders", "catalog").allMatch(system::isHealthy));
    }

    @Test
    void theGatewayEndsStreamsAtOnceAndLosesNoRequest() throws Exception {
        try (var _ = databases.lock(Service.USERS, "credit")) {
            var stream = openStream();
            losesNoRequest(Service.GATEWAY, Service.CATALOG, "product", this::look);
            endedWithAHint(stream);
        }
    }

    @Test
    @Tag("full")
    void ordersEndsStreamsAtOnceAndLosesNoRequest() throws Exception {
        try (var _ = databases.lock(Service.USERS, "credit")) {
            var stream = openStream();
            losesNoRequest(Service.ORDERS, Service.ORDERS, "idempotency_key", () -> customer.order(product, 1));
            endedWithAHint(stream);
        }
    }

    @Test
    @Tag("full")
    void catalogLosesNoRequest() throws Exception {
        losesNoRequest(Service.CATALOG, Service.CATALOG, "product", this::look);
    }

    private Answer look() {
        return customer.get("/api/products/" + product);
    }

    /** A stream of an order that is not decided, since credit is locked. */
    private EventStream openStream() {
        String order = Shop.place(customer, product, 1).text("$.id");
        var stream = EventStream.open(
                customer, system.url(Service.GATEWAY).resolve("/api/orders/%s/events".formatted(order)));
        await().atMost(PATIENCE).until(() -> stream.lines().contains("event:status"));
        shop.awaitStock(product, STOCK - 1); // or catalog itself would still wait for the lock that comes
        return stream;
    }

    private static void endedWithAHint(EventStream stream) {
        assertThat(stream.end()).as("streams end before the process does").isDone();
        assertThat(stream.lines())
                .anyMatch(line -> line.startsWith("retry:"))
                .noneMatch(line -> line.startsWith("broken"));
    }

    private void losesNoRequest(Service victim, Service locked, String table, Supplier<Answer> question)
            throws Exception {
        var process = ProcessHandle.of(system.pid(victim.shortName())).orElseThrow();
        List<CompletableFuture<Answer>> answers;
        try (var _ = databases.lock(locked, table)) {
            answers = Stream.generate(() -> CompletableFuture.supplyAsync(question, Thread::startVirtualThread))
                    .limit(IN_FLIGHT)
                    .toList();
            await().atMost(PATIENCE).until(() -> databases.waiting(locked) >= IN_FLIGHT);
            process.destroy();
            await().during(HELD).atMost(PATIENCE).until(() -> !isReady(victim));
        }
        await().atMost(WELL_WITHIN_THE_GRACE).until(() -> isGone(victim));
        process.onExit().get(Shop.JVM_START.toSeconds(), TimeUnit.SECONDS);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().status()).isIn(200, 202));
    }

    /** The management port goes last, when all requests are done; then the JVM takes its time to end. */
    private boolean isGone(Service service) {
        var management = system.managementUrl(service);
        try (var probe = new Socket(management.getHost(), management.getPort())) {
            return !probe.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    private boolean isReady(Service service) {
        try {
            return Api.at(system.managementUrl(service))
                            .get("/actuator/health/readiness")
                            .status()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
