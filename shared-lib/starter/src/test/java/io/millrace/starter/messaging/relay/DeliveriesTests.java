package io.millrace.starter.messaging.relay;

import static io.millrace.starter.messaging.relay.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class DeliveriesTests {

    private final Throwable away = new TimeoutException("away");
    private final Throwable tooLarge = new IllegalStateException(new RecordTooLargeException("too large"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Deliveries deliveries = deliveries("first-backoff=1s", "longest-backoff=3s", "longest-hold=10s");

    @Test
    void entityIsLeftOutUntilItsRowsAreDeleted() {
        deliveries.begin(List.of(row(1, "a"), row(2, "b")));
        deliveries.report(taken(row(1, "a")));
        assertThat(deliveries.acknowledged()).extracting(OutboxRow::seq).containsExactly(1L);
        assertThat(deliveries.acknowledged()).as("told again until concluded").hasSize(1);
        assertThat(deliveries.excluded()).containsExactlyInAnyOrder("topic/a", "topic/b");
        assertThat(deliveries.conclude().progress()).isTrue();
        assertThat(deliveries.acknowledged()).isEmpty();
        assertThat(deliveries.excluded()).containsExactly("topic/b");
        assertThat(deliveries.underWay()).isOne();
    }

    @Test
    void eventThatKafkaWontTakeHoldsItsEntityLongerEachTime() {
        for (var wait : List.of(1, 2, 4, 8, 10, 10)) {
            conclude(failed("a", tooLarge));
            pass(Duration.ofSeconds(wait).minusMillis(1));
            assertThat(deliveries.excluded())
                    .as("shortly before %d s are over", wait)
                    .containsExactly("topic/a");
            pass(Duration.ofMillis(1));
            assertThat(deliveries.excluded()).as("after %d s", wait).isEmpty();
        }
        assertThat(registry.get("millrace.outbox.held").gauge().value()).isOne();
        assertThat(failures("event")).isEqualTo(6);
    }

    @Test
    void whatMayPassIsTriedAgainSooner() {
        for (var wait : List.of(1, 2, 3, 3)) {
            conclude(taken(row(1, "b")), failed("a", away));
            pass(Duration.ofSeconds(wait));
            assertThat(deliveries.excluded()).as("after %d s", wait).isEmpty();
        }
    }

    @Test
    void eventThatLeavesEndsItsEntitysHold() {
        conclude(failed("a", tooLarge));
        pass(Duration.ofSeconds(1));
        conclude(taken(row(1, "a")));
        assertThat(registry.get("millrace.outbox.held").gauge().value()).isZero();
        conclude(failed("a", tooLarge));
        pass(Duration.ofSeconds(1));
        assertThat(deliveries.excluded())
                .as("the second hold is a first one again")
                .isEmpty();
    }

    @Test
    void failureConcernsEverybodyWhereKafkaTakesNothing() {
        assertThat(conclude(failed("a", away), failed("b", away)).failure()).isSameAs(away);
        assertThat(deliveries.excluded()).isEmpty();
        assertThat(registry.get("millrace.outbox.held").gauge().value()).isZero();
    }

    @Test
    void failureThatNobodyKnowsHoldsItsEntityOnceKafkaTakesOthers() {
        var unknown = new AuthenticationException("not you");
        assertThat(conclude(failed("a", unknown)).failure()).isSameAs(unknown);
        assertThat(conclude(failed("a", unknown), taken(row(2, "b"))).failure()).isNull();
        assertThat(deliveries.excluded()).containsExactly("topic/a");
    }

    @Test
    void holdThatIsLongOverIsForgotten() {
        conclude(failed("a", tooLarge));
        pass(Duration.ofSeconds(12));
        assertThat(deliveries.excluded()).isEmpty();
        assertThat(registry.get("millrace.outbox.held").gauge().value()).isZero();
    }

    private Deliveries.Conclusion conclude(Delivery... settled) {
        for (var delivery : settled) {
            deliveries.report(delivery);
        }
        assertThat(deliveries.acknowledged()).isNotNull();
        return deliveries.conclude();
    }

    private static Delivery taken(OutboxRow row) {
        return new Delivery(row.entity(), List.of(row), null);
    }

    private static Delivery failed(String key, Throwable failure) {
        return new Delivery(row(1, key).entity(), List.of(), failure);
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private double failures(String cause) {
        return registry.get("millrace.outbox.failures")
                .tag("cause", cause)
                .counter()
                .count();
    }

    private Deliveries deliveries(String... settings) {
        InstantSource source = now::get;
        var clock = source.withZone(ZoneOffset.UTC);
        return new Deliveries(new HeldEntities(Rows.settings(settings), clock, new RelayMetrics(registry, clock)));
    }
}
