package io.millrace.users.token;

import java.time.Duration;

/**
 * What somebody gets who logged in. Its text form leaves the token out, so that no log can show it.
 *
 * @param expiresIn seconds
 */
record TokenAnswer(String accessToken, String tokenType, long expiresIn) {

    static TokenAnswer bearer(String token, Duration lifetime) {
        return new TokenAnswer(token, "Bearer", lifetime.toSeconds());
    }

    @Override
    public String toString() {
        return "TokenAnswer[expiresIn=%d]".formatted(expiresIn);
    }
}
