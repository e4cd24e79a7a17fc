package io.millrace.contracts.orders;

import io.millrace.contracts.Money;
import java.util.UUID;

/** One line of an order, at the price that held when it was placed. */
public record OrderedLine(UUID productId, int quantity, Money unitPrice) {}
