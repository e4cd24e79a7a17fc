package io.millrace.testing.backing;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Decides where the servers come from: {@code -Dmillrace.backing=containers|embedded}, or what the machine has. */
enum BackingChoice {
    CONTAINERS,
    EMBEDDED;

    static final String PROPERTY = "millrace.backing";

    static BackingChoice of(@Nullable String wish, BooleanSupplier dockerAnswers) {
        return switch (wish) {
            case "containers" -> CONTAINERS;
            case "embedded" -> EMBEDDED;
            case null -> dockerAnswers.getAsBoolean() ? CONTAINERS : EMBEDDED;
            case "" -> dockerAnswers.getAsBoolean() ? CONTAINERS : EMBEDDED;
            default ->
                throw new IllegalArgumentException(
                        "-D%s=%s is neither containers nor embedded".formatted(PROPERTY, wish));
        };
    }

    Backing backing() {
        return this == CONTAINERS ? new Containers() : new Embedded();
    }
}
