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
            var losses = losses().subscribe();
            write(products);
            await().atMost(60, SECONDS).until(() -> database.waiting() == 0);
            losses.dispose();
            assertThat(one.failures("database")).isPositive();
            assertThat(other.failures("database")).isPositive();
        }
        assertThat(products)
                .allSatisfy(product -> assertThat(firstCopies(kafka, product))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, CHANGES).boxed().toList()));
    }

    @Test
    void everyEventIsSentOnceThoughBatchesLoseTheirPatience() {
        var products = products();
        var kafka = new KafkaLog().slow(Duration.ofMillis(50));
        try (var one = replica(kafka, "patience=5ms");
                var other = replica(kafka, "patience=5ms")) {
            await().atMost(10, SECONDS).until(() -> one.shards() == 6 && other.shards() == 6);
            write(products);
            await().atMost(60, SECONDS).until(() -> database.waiting() == 0);
            assertThat(one.sent()).isPositive();
            assertThat(other.sent()).isPositive();
        }
        assertThat(kafka.ids()).doesNotHaveDuplicates().hasSize(products.size() * CHANGES);
    }

    private static List<UUID> products() {
        return IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
    }

    private TestRelay replica(KafkaLog kafka, String patience) {
        return TestRelay.start(database.pool(), kafka, "poll-interval=100ms", "first-backoff=20ms", patience);
    }

    /** Ends the connections of both relays, again and again. */
    private Flux<Long> losses() {
        return Flux.interval(BETWEEN_LOSSES)
                .onBackpressureDrop()
                .concatMap(tick -> Mono.fromSupplier(database::killSessions).subscribeOn(Schedulers.boundedElastic()));
    }

    /** Each product changes step by step, several products at a time, with two events to a change. */
    private void write(List<UUID> products) {
        Flux.fromIterable(products)
                .flatMap(product -> Flux.range(0, CHANGES / 2).concatMap(pair -> change(product, pair)), 6)
                .then()
                .block(Duration.ofSeconds(60));
    }

    private Mono<Void> change(UUID product, int pair) {
        var events = Stream.of(2 * pair + 1, 2 * pair + 2)
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
