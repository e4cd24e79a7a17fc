package io.millrace.gateway.graphql.account;

import io.millrace.contracts.Money;

/** Credit as users answers it. */
record Credit(Money limit, Money reserved, Money available) {}
