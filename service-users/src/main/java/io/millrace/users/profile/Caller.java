package io.millrace.users.profile;

import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who is calling, as far as the token tells. */
record Caller(String subject, String displayName) {

    private static final int LONGEST_NAME = 100;

    /** Reads the standard claim {@code name}, which other issuers send; somebody without it is called by the subject. */
    static Caller of(Jwt token) {
        var subject = Objects.requireNonNull(token.getSubject());
        var name = Objects.requireNonNullElse(token.getClaimAsString("name"), subject);
        return new Caller(subject, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    }
}
