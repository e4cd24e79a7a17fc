package io.millrace.starter.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.starter.messaging.EventSubscription;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SubscriptionsTests {

    private final EventSubscription<OrdersEvent> confirmed =
            EventSubscription.to(OrdersEvent.class).on(OrderConfirmed.class, event -> Mono.empty());
    private final EventSubscription<OrdersEvent> cancelled =
            EventSubscription.to(OrdersEvent.class).on(OrderCancelled.class, event -> Mono.empty());

    @Test
    void featuresShareATopic() {
        var both = new Subscriptions("test.", List.of(confirmed, cancelled));
        assertThat(both.topics()).containsExactly(Samples.TOPIC);
        assertThat(both.arrival(Samples.arrived(Samples.confirmed(), 0)).isForNobody())
                .isFalse();
    }

    @Test
    void secondHandlerOfAnEventIsRefusedBecauseItWouldNeverBeCalled() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Subscriptions("test.", List.of(confirmed, cancelled, confirmed)))
                .withMessageContaining("io.millrace.orders.OrderConfirmed");
    }
}
