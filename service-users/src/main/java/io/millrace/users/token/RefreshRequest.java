package io.millrace.users.token;

import io.millrace.users.refresh.RefreshToken;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Somebody's refresh token. What is no token at all is refused as one that nobody knows is. Its text form leaves the
 * token out, so that no log can show it.
 */
record RefreshRequest(@NotBlank @Size(max = 512) String refreshToken) {

    RefreshToken token() {
        return new RefreshToken(refreshToken);
    }

    @Override
    public String toString() {
        return "RefreshRequest";
    }
}
