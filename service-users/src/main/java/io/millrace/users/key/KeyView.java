package io.millrace.users.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as administrators see it.
 *
 * @param withdrawnAt when an administrator took it out of use, if one did
 */
record KeyView(
        String kid,
        Instant createdAt,
        Instant signsFrom,
        @Nullable Instant withdrawnAt,
        State state) {

    /** What a key does. */
    enum State {
        /** Is published and does not sign yet. */
        ANNOUNCED,
        /** Signs. */
        SIGNING,
        /** Signs no more, and is published while its last tokens live. */
        RETIRING,
        /** Is refused. */
        WITHDRAWN
    }

    static KeyView of(StoredKey key, State state) {
        return new KeyView(key.id(), key.createdAt(), key.signsFrom(), null, state);
    }

    static KeyView withdrawn(String kid, Instant createdAt, Instant signsFrom, Instant withdrawnAt) {
        return new KeyView(kid, createdAt, signsFrom, withdrawnAt, State.WITHDRAWN);
    }
}
