package io.millrace.users.account;

import java.util.UUID;

/**
 * A person as lists are sorted.
 *
 * @param key the sort key: a UUIDv7, so lists are in the order in which people came
 */
public record Account(UUID key, Profile profile) {}
