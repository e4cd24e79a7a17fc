package io.millrace.starter.messaging;

import org.jspecify.annotations.Nullable;

/** An event that this service handles but can't read: broken, or in a version that it does not know. */
public final class UnreadableEventException extends RuntimeException {

    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
