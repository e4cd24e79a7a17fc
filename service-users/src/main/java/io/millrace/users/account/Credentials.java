package io.millrace.users.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What logging in needs to know of an account. Its text form leaves the hash out, so that no log can show it.
 *
 * @param passwordHash null where there is nothing to compare a password with
 */
public record Credentials(String subject, @Nullable String passwordHash, Set<String> roles) {

    /** Those of an e-mail that nobody has: no password fits. */
    public static final Credentials NOBODYS = new Credentials("", null, Set.of());

    public Credentials {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "Credentials[subject=%s]".formatted(subject);
    }
}
