package io.millrace.users.credit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.contracts.users.CreditReserved;
import io.millrace.starter.messaging.EventCodec;
import io.millrace.testing.events.EventProbe;
import java.util.UUID;

/** Waits for effects that nobody is told of. */
final class Handled {

    private Handled() {}

    /**
     * Events with one key are handled in order: when a last one was answered, those before it are done. Their own
     * answers may still be under way, because the last one's has another key.
     */
    static void allAbout(String key, EventProbe probe) {
        var last = Orders.placed("nobody " + UUID.randomUUID(), 0);
        probe.publishRaw(
                "millrace.orders",
                key,
                EventProbe.headers(last, UUID.randomUUID()),
                new EventCodec().write(last).getBytes(UTF_8));
        probe.awaitEvent(CreditReserved.class, event -> event.orderId().equals(last.orderId()));
    }
}
