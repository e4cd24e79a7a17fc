package io.millrace.orders.order;

import io.millrace.contracts.orders.RejectionReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an order became, and when. Its place in the order's history, counted from 1, is its number. */
public record StatusChange(OrderStatus status, @Nullable RejectionReason reason, Instant at) {}
