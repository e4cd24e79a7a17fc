package io.millrace.testing.starter;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.starter.messaging.inbox.GroupProgress;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.sample.Effects;
import io.millrace.testing.sample.SampleApplication;
import io.millrace.testing.sample.SampleHandler;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest(classes = SampleApplication.class)
class GroupProgressTests {

    @Autowired
    private GroupProgress progress;

    @Autowired
    private EventProbe probe;

    @Autowired
    private SampleHandler handler;

    @Autowired
    private Effects effects;

    private final UUID order = UUID.randomUUID();

    @Test
    void groupHasCaughtUpWhenWhatWaitedHasTakenEffect() throws Exception {
        await().atMost(60, SECONDS).until(() -> progress.lag().block() == 0);
        var release = handler.hold(order);
        probe.publish(new OrderPlaced(order, "user", List.of(), new Money(100, "EUR"), Instant.EPOCH));
        var seen = progress.caughtUp().then(effects.of(order)).toFuture();
        await().atMost(60, SECONDS).until(() -> handler.calls(order) == 1);
        assertThat(progress.lag().block()).isOne();
        assertThat(seen).isNotDone();
        release.run();
        assertThat(seen.get(120, SECONDS)).containsExactly("placed");
        assertThat(progress.lag().block()).isZero();
    }

    @Test
    void whatNobodyHandlesIsPassedToo() throws Exception {
        probe.publish(new OrderConfirmed(order, "user"));
        progress.caughtUp().toFuture().get(120, SECONDS);
        assertThat(progress.lag().block()).isZero();
    }
}
