package io.millrace.users.account;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account that is about to be written. */
public record NewAccount(
        UUID key,
        String subject,
        @Nullable String email,
        @Nullable String passwordHash,
        String displayName,
        Set<Role> roles) {

    /** Somebody who logs in here. */
    public static NewAccount own(UUID id, String email, String passwordHash, String displayName, Role role) {
        return new NewAccount(id, id.toString(), email, passwordHash, displayName, Set.of(role));
    }

    /** Somebody who logs in elsewhere: what they may do is in their token alone. */
    public static NewAccount ofOtherIssuer(UUID key, String subject, String displayName) {
        return new NewAccount(key, subject, null, null, displayName, Set.of());
    }

    Profile profile() {
        return new Profile(subject, email, displayName);
    }
}
