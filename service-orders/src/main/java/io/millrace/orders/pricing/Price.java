package io.millrace.orders.pricing;

import io.millrace.contracts.Money;
import java.util.UUID;

/** What a product is called and costs at this moment. */
public record Price(UUID productId, String name, Money unitPrice, boolean retired) {}
