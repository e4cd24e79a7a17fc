package io.millrace.starter.messaging.relay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.catalog.StockAdjusted;
import io.millrace.starter.messaging.EventCodec;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayOrderTests {

    private static final int CHANGES = 40;
    private static final int LOSSES = 10;
    private static final Duration BETWEEN_LOSSES = Duration.ofMillis(300);

    private final OutboxDatabase database = new OutboxDatabase();
    private final EventCodec codec = new EventCodec();

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void firstCopiesAreInOrderAndNoneIsLostWhileReplicasTakeOverFromEachOther() {
        var products = products();
        var kafka = new KafkaLog().slow(Duration.ofMillis(20));
        try (var one = replica(kafka, "patience=10ms");
                var other = replica(kafka, "patience=10ms")) {
            var losses = losses(one, other).subscribe();
            write(products, 0);
            await().atMost(180, SECONDS).until(() -> one.failures("database") > 0 && other.failures("database") > 0);
            write(products, CHANGES / 2);
            await().atMost(180, SECONDS).until(() -> database.waiting() == 0);
            losses.dispose();
        }
        assertThat(products)
                .allSatisfy(product -> assertThat(firstCopies(kafka, product))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, CHANGES).boxed().toList()));
    }

    /** As long as no session is lost: so none may fall silent, however busy the machine is. */
    @Test
    void everyEventIsSentOnceThoughBatchesLoseTheirPatience() {
        var products = products();
        var kafka = new KafkaLog().slow(Duration.ofMillis(50));
        try (var one = replica(kafka, "patience=5ms", "silence=10m");
                var other = replica(kafka, "patience=5ms", "silence=10m")) {
            await().atMost(180, SECONDS).until(() -> one.shards() == 6 && other.shards() == 6);
            write(products, 0);
            write(products, CHANGES / 2);
            await().atMost(180, SECONDS).until(() -> database.waiting() == 0);
            assertThat(one.sent()).isPositive();
            assertThat(other.sent()).isPositive();
        }
        assertThat(kafka.ids()).doesNotHaveDuplicates().hasSize(products.size() * CHANGES);
    }

    private static List<UUID> products() {
        return IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
    }

    private TestRelay replica(KafkaLog kafka, String... settings) {
        var all = Stream.concat(Stream.of("poll-interval=100ms", "first-backoff=20ms"), Stream.of(settings));
        return TestRelay.start(database.pool(), kafka, all.toArray(String[]::new));
    }

    /** Ends the connections of both, again and again, until each has lost enough: else a slow one never gets on. */
    private Flux<Long> losses(TestRelay one, TestRelay other) {
        return Flux.interval(BETWEEN_LOSSES)
                .onBackpressureDrop()
                .takeWhile(tick -> one.failures("database") < LOSSES || other.failures("database") < LOSSES)
                .concatMap(tick -> Mono.fromSupplier(database::killSessions).subscribeOn(Schedulers.boundedElastic()));
    }

    /** Half of the changes: each product step by step, several products at a time, with two events to a change. */
    private void write(List<UUID> products, int made) {
        var changes = Flux.range(0, CHANGES / 4).map(pair -> made + 2 * pair);
        Flux.fromIterable(products)
                .flatMap(product -> changes.concatMap(before -> change(product, before)), 6)
                .then()
                .block(Duration.ofMinutes(3));
    }

    private Mono<Void> change(UUID product, int before) {
        var events = Stream.of(before + 1, before + 2)
                .map(revision -> new StockAdjusted(product, 1, "test", revision, revision))
                .toList();
        return database.change(product.toString(), events);
    }

    private List<Long> firstCopies(KafkaLog kafka, UUID product) {
        return kafka.taken().stream()
                .map(message -> codec.read(message.value(), StockAdjusted.class))
                .filter(event -> event.productId().equals(product))
                .map(StockAdjusted::stockRevision)
                .distinct()
                .toList();
    }
}
