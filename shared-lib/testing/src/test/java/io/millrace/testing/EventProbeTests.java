package io.millrace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.starter.messaging.outbox.Outbox;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.sample.SampleApplication;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.test.StepVerifier;

@IntegrationTest(classes = SampleApplication.class)
class EventProbeTests {

    @Autowired
    private EventProbe probe;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionalOperator transaction;

    @Test
    void hearsWhatTheServiceSends() {
        var event = new OrderConfirmed(UUID.randomUUID(), "user");
        StepVerifier.create(outbox.add(event).as(transaction::transactional)).verifyComplete();
        assertThat(probe.awaitEvent(OrderConfirmed.class, event::equals)).isEqualTo(event);
    }

    @Test
    void hearsWhatItSends() {
        var event = new OrderConfirmed(UUID.randomUUID(), "user");
        probe.publish(event);
        assertThat(probe.awaitEvent(OrderConfirmed.class, event::equals)).isEqualTo(event);
    }
}
