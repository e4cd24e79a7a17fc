package io.millrace.users.token;

import io.millrace.users.refresh.RefreshToken;
import java.time.Duration;

/**
 * What somebody gets who logged in. Its text form leaves the tokens out, so that no log can show them.
 *
 * @param expiresIn seconds until the access token ends
 */
record TokenAnswer(String accessToken, String refreshToken, String tokenType, long expiresIn) {

    static TokenAnswer bearer(String accessToken, RefreshToken refreshToken, Duration lifetime) {
        return new TokenAnswer(accessToken, refreshToken.value(), "Bearer", lifetime.toSeconds());
    }

    @Override
    public String toString() {
        return "TokenAnswer[expiresIn=%d]".formatted(expiresIn);
    }
}
