package io.millrace.users.credit;

import io.millrace.contracts.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/** A user's new limit. */
record CreditLimitRequest(@NotNull @Valid Limit limit) {

    /** Money as callers send it, where every part may be missing. */
    record Limit(
            @NotNull @PositiveOrZero Long amount, @NotNull String currency) {

        Money toMoney() {
            return new Money(amount, currency);
        }
    }
}
