package io.millrace.gateway.graphql.order;

import io.millrace.contracts.Money;
import java.util.UUID;

/** One line of an order, with the name and the price that held when it was placed. */
record OrderLine(UUID productId, String name, int quantity, Money unitPrice) {}
