package io.millrace.testing.release;

import java.util.Optional;

/** A column, as far as a program that knows it can tell a difference. */
record Column(String type, boolean nullable, boolean filled) {

    /** What a program that knew the column as it was misses in this one. */
    Optional<String> missingOf(Column earlier) {
        if (!type.equals(earlier.type)) {
            return Optional.of("is %s and was %s".formatted(type, earlier.type));
        }
        if (!nullable && earlier.nullable) {
            return Optional.of("takes no null any more");
        }
        return !filled && earlier.filled ? Optional.of("has no default any more") : Optional.empty();
    }

    /** Whether a program that does not know the column can write rows. */
    boolean canBeLeftOut() {
        return nullable || filled;
    }
}
