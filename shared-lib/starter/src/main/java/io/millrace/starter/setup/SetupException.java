package io.millrace.starter.setup;

import org.jspecify.annotations.Nullable;

/** The service can't start as it is configured; tells what is wrong, and what mends it. */
public final class SetupException extends RuntimeException {

    private final String remedy;

    public SetupException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
