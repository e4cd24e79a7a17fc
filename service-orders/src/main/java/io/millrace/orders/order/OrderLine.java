package io.millrace.orders.order;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.OrderedLine;
import java.util.UUID;

/** One line of an order, with the name and the price that held when it was placed. */
public record OrderLine(UUID productId, String name, int quantity, Money unitPrice) {

    Money total() {
        return unitPrice.times(quantity);
    }

    OrderedLine toEvent() {
        return new OrderedLine(productId, quantity, unitPrice);
    }
}
