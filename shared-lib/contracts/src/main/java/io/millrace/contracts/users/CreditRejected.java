package io.millrace.contracts.users;

import io.millrace.contracts.AboutOrder;
import io.millrace.contracts.Money;
import java.util.UUID;

/** The user's credit does not cover the order: nothing was set aside. */
public record CreditRejected(UUID orderId, String userId, Money amount, Money available)
        implements UsersEvent, AboutOrder {}
