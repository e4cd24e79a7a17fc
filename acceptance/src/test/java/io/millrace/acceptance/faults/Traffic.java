package io.millrace.acceptance.faults;

import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Rig;
import io.millrace.acceptance.driver.Shop;
import io.millrace.acceptance.load.Calls;
import io.millrace.acceptance.load.OpenLoad;
import io.millrace.acceptance.load.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** What customers do while catalog breaks: little enough for two cores to have time left. */
final class Traffic implements AutoCloseable {

    static final String LOGIN = "login";
    static final String READING = "reading";
    static final String PLACING = "placing";
    /** The one thing that needs catalog. */
    static final String BROWSING = "browsing";

    static final int SHORTEST_LIST = 30;
    private static final int LONGEST_LIST = 40;

    private static final int A_SECOND = 16;
    /** One alone may not ask so often. */
    private static final int READERS = 4;

    private static final int BROWSING_A_SECOND = 6;
    private static final int PLACING_A_SECOND = 3;

    /** Far more than the calls of one period take. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final OpenLoad load = new OpenLoad();

    Traffic(Rig rig) {
        var entrance = rig.entrance();
        var product = new Shop(entrance).product(1, 1_000_000);
        var email = Api.register(entrance);
        var readers =
                Stream.generate(() -> Api.newCustomer(entrance)).limit(READERS).toList();
        var buyer = Api.newCustomer(entrance);
        var browser = Api.anonymous(entrance);
        for (var reader : readers) {
            var order = "/api/orders/" + Shop.place(reader, product, 1).text("$.id");
            load.every(READING, A_SECOND / readers.size(), () -> reader.get(order));
        }
        load.every(LOGIN, A_SECOND, () -> Api.login(entrance, email))
                .every(BROWSING, BROWSING_A_SECOND, () -> browser.get("/api/products?limit=" + limit()))
                .every(PLACING, PLACING_A_SECOND, () -> buyer.order(product, 1));
    }

    /** Long lists, so that an answer can break after it began; each another, so that nobody remembers it. */
    private static int limit() {
        return ThreadLocalRandom.current().nextInt(SHORTEST_LIST, LONGEST_LIST);
    }

    Calls calls() {
        return load.calls();
    }

    /** A period from now on in which so many logins, and as many readings, were due and answered. */
    Period next(int calls) {
        var begin = Instant.now();
        await().atMost(PATIENCE)
                .until(() -> Stream.of(LOGIN, READING)
                        .allMatch(kind -> since(begin).of(kind).size() >= calls));
        return new Period(begin, Instant.now());
    }

    private Calls since(Instant begin) {
        return calls().where(call -> !call.due().isBefore(begin));
    }

    @Override
    public void close() {
        load.close();
    }
}
