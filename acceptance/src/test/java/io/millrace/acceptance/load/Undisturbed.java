package io.millrace.acceptance.load;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Measures again what came out badly: a machine that does something else for a moment spoils one measurement, what is
 * really slow spoils each.
 */
public final class Undisturbed {

    private static final int AT_MOST = 5;

    private Undisturbed() {}

    /** The first measurement that came out well, or else the last, for the caller to say what is wrong with it. */
    public static <T> T measure(Supplier<T> measurement, Predicate<T> isWell) {
        var measured = measurement.get();
        for (int times = 1; times < AT_MOST && !isWell.test(measured); times++) {
            System.out.println("  measured again, as something disturbed it");
            measured = measurement.get();
        }
        return measured;
    }
}
