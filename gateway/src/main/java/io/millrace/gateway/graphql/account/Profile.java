package io.millrace.gateway.graphql.account;

import org.jspecify.annotations.Nullable;

/** A person as users answers it. */
record Profile(@Nullable String email, @Nullable String displayName) {}
