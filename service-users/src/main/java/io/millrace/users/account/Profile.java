package io.millrace.users.account;

import org.jspecify.annotations.Nullable;

/**
 * What callers see of a person.
 *
 * @param id the {@code sub} of the person's tokens
 * @param email null for somebody who came with a token of another issuer
 */
public record Profile(String id, @Nullable String email, String displayName) {}
