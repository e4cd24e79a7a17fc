package io.millrace.acceptance.chaos;

import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Shop;
import io.millrace.cli.system.MillraceSystem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Customers who shop at once, over few products, so that they get into each other's way. */
final class Load implements AutoCloseable {

    private static final int SHOPPERS = 32;
    /** Several shoppers share an account, so that their orders meet at its credit too. */
    private static final int ACCOUNTS = 8;

    private static final int PRODUCTS = 6;
    private static final int STOCK = 150;
    private static final int PRICE = 500;
    /** Recovery of the slowest part, on a machine that also builds. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Ledger ledger = new Ledger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> shoppers;

    Load(MillraceSystem system, Seed seed) {
        var shop = new Shop(system);
        var products = Stream.generate(() -> shop.product(PRICE, STOCK))
                .limit(PRODUCTS)
                .toList();
        var accounts =
                Stream.generate(() -> Account.open(system)).limit(ACCOUNTS).toList();
        shoppers = IntStream.range(0, SHOPPERS)
                .mapToObj(number ->
                        new Shopper(accounts.get(number % ACCOUNTS), products, ledger, seed.random(number), closing))
                .map(shopper -> Thread.ofVirtual().name("shopper").start(shopper))
                .toList();
    }

    /** Waits until so many more orders were accepted. */
    void awaitMore(int orders) {
        int enough = ledger.size() + orders;
        await().atMost(PATIENCE).until(() -> ledger.size() >= enough);
    }

    Ledger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        closing.countDown();
        await().atMost(PATIENCE).until(() -> shoppers.stream().noneMatch(Thread::isAlive));
    }

    /** A registered customer, who logs in when asked. */
    private record Account(MillraceSystem system, String email) implements Supplier<Api> {

        static Account open(MillraceSystem system) {
            return new Account(system, Api.register(system));
        }

        @Override
        public Api get() {
            return Api.customer(system, email);
        }
    }
}
