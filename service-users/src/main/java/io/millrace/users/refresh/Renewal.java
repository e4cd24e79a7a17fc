package io.millrace.users.refresh;

/**
 * What a refresh token is good for.
 *
 * @param subject whose it is
 * @param next the one that follows it
 */
public record Renewal(String subject, RefreshToken next) {}
