package io.millrace.starter.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrdersEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class EventSubscriptionTests {

    private static final String CONFIRMED = "io.millrace.orders.OrderConfirmed";

    private final EventCodec codec = new EventCodec();
    private final List<OrderConfirmed> seen = new ArrayList<>();
    private final EventSubscription<OrdersEvent> subscription =
            EventSubscription.to(OrdersEvent.class).on(OrderConfirmed.class, this::see);

    @Test
    void handlerGetsTheEventThatItNamed() {
        var event = new OrderConfirmed(UUID.randomUUID(), "user");
        StepVerifier.create(handle(CONFIRMED + ".v1", codec.write(event))).verifyComplete();
        assertThat(seen).containsExactly(event);
    }

    @Test
    void nothingHappensBeforeSomebodySubscribes() {
        var handling = handle(CONFIRMED + ".v1", codec.write(new OrderConfirmed(UUID.randomUUID(), "user")));
        assertThat(seen).isEmpty();
        StepVerifier.create(handling).verifyComplete();
        assertThat(seen).hasSize(1);
    }

    @Test
    void versionThatIsNotKnownIsUnreadableAndNotSkipped() {
        StepVerifier.create(handle(CONFIRMED + ".v2", "{}")).verifyError(UnreadableEventException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void eventThatNobodyNamedHasNoHandler() {
        assertThat(subscription.handlerOf("io.millrace.orders.OrderCancelled.v1"))
                .isEmpty();
        assertThat(subscription.handlerOf("io.millrace.catalog.OrderConfirmed.v1"))
                .isEmpty();
        assertThat(subscription.handlerOf("")).isEmpty();
    }

    @Test
    void addingAHandlerLeavesTheOldSubscriptionAsItIs() {
        var more = subscription.on(OrderCancelled.class, event -> Mono.empty());
        assertThat(more.handlerOf("io.millrace.orders.OrderCancelled.v1")).isPresent();
        assertThat(more.handlerOf(CONFIRMED + ".v1")).isPresent();
        assertThat(subscription.handlerOf("io.millrace.orders.OrderCancelled.v1"))
                .isEmpty();
        assertThat(more.topic()).isEqualTo("millrace.orders");
    }

    private Mono<Void> handle(String type, String json) {
        return subscription.handlerOf(type).orElseThrow().handle(type, json.getBytes(UTF_8), codec);
    }

    private Mono<Void> see(OrderConfirmed event) {
        return Mono.fromRunnable(() -> seen.add(event));
    }
}
