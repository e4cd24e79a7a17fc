package io.millrace.gateway.graphql.cost;

/**
 * What a part of an operation costs, and how many fields below each other it has.
 *
 * @param cost of all of it; never more than {@link Integer#MAX_VALUE}, so that no sum overflows
 */
record Measure(long cost, int depth) {

    static final Measure NOTHING = new Measure(0, 0);

    Measure and(Measure beside) {
        return new Measure(bounded(cost + beside.cost), Math.max(depth, beside.depth));
    }

    /** This, below a field that costs {@code weight} itself and has {@code items} of it. */
    Measure under(int weight, int items) {
        return new Measure(bounded(weight + items * cost), depth + 1);
    }

    private static long bounded(long cost) {
        return Math.min(cost, Integer.MAX_VALUE);
    }
}
