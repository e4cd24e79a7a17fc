package io.millrace.contracts.users;

import io.millrace.contracts.AboutOrder;
import io.millrace.contracts.Money;
import java.util.UUID;

/** The user's credit covers the order, and the amount is set aside for it. */
public record CreditReserved(UUID orderId, String userId, Money amount) implements UsersEvent, AboutOrder {}
