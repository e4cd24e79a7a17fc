package io.millrace.contracts.users;

import io.millrace.contracts.AboutOrder;
import io.millrace.contracts.Money;
import java.util.UUID;

/** What had been set aside for the order is the user's to spend again. */
public record CreditReleased(UUID orderId, String userId, Money amount) implements UsersEvent, AboutOrder {}
