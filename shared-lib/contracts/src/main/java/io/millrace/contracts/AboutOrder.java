package io.millrace.contracts;

import java.util.UUID;

/** An event that is about an order, whoever tells it: it is keyed by that order. */
public interface AboutOrder extends Event {

    UUID orderId();

    @Override
    default String key() {
        return orderId().toString();
    }
}
