package io.millrace.contracts.users;

import io.millrace.contracts.Event;
import io.millrace.contracts.Topic;

/** What service-users tells. A user's own events are keyed by user, its answers to an order by that order. */
@Topic("millrace.users")
public sealed interface UsersEvent extends Event
        permits UserRegistered, CreditReserved, CreditRejected, CreditReleased {}
