package io.millrace.gateway.limit;

/** Whose requests are counted together, and what they are held to. */
record Caller(Policy policy, String key) {}
