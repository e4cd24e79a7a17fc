package io.millrace.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** What is printed. Progress is shown in place on a terminal, and not at all elsewhere. */
final class Page {

    private static final PrintStream OUT = System.out;
    private static final boolean TERMINAL = Boolean.getBoolean("millrace.terminal");
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Page() {}

    static void heading(String text) {
        OUT.printf("%n%s%n", text);
    }

    static void line(String name, String value) {
        OUT.printf("  %-34s %s%n", name, value);
    }

    static String milliseconds(long nanoseconds) {
        return "%,.1f ms".formatted(nanoseconds / 1e6);
    }

    /** Waits until so much is done, and answers how long it took from the first to the last. */
    static Duration progress(String what, int all, IntSupplier done) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var count = done.getAsInt();
        var first = System.nanoTime();
        var shown = -1;
        while (count < all) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("%s: only %d of %d".formatted(what, count, all));
            }
            if (count == 0) {
                first = System.nanoTime();
            }
            if (TERMINAL && count * 100L / all != shown) {
                shown = (int) (count * 100L / all);
                OUT.printf("\r  %-34s %3d %%", what, shown);
            }
            LockSupport.parkNanos(LOOK.toNanos());
            count = done.getAsInt();
        }
        if (TERMINAL) {
            OUT.print("\r" + " ".repeat(44) + "\r");
        }
        return Duration.ofNanos(System.nanoTime() - first);
    }
}
