package io.millrace.users.credit;

import io.millrace.contracts.Money;

/** What a user may have in open orders, what is set aside for them, and what is left. */
record CreditAnswer(Money limit, Money reserved, Money available) {}
