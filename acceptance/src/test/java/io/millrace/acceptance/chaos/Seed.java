package io.millrace.acceptance.chaos;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Where a run's chances come from: {@code -Dmillrace.chaos.seed=} repeats those of an earlier run. */
record Seed(long value) {

    private static final String PROPERTY = "millrace.chaos.seed";

    /** The seed that was asked for, or a new one; printed, so that it can be asked for. */
    static Seed announced() {
        var seed = new Seed(Long.getLong(PROPERTY, System.nanoTime()));
        System.out.printf("Chaos with -D%s=%d%n", PROPERTY, seed.value());
        return seed;
    }

    /** Chances of one part of the run, which do not depend on what the other parts do. */
    RandomGenerator random(int part) {
        return new Random(value * 31 + part);
    }
}
