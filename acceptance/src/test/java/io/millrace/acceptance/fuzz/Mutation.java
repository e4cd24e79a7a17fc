package io.millrace.acceptance.fuzz;

import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * One way to send a request otherwise than its example shows.
 *
 * @param expected what must become of it
 * @param suits the requests that it says something about
 */
record Mutation(
        String name,
        Expected expected,
        Predicate<Request> suits,
        BiFunction<Request, RandomGenerator, Request> change) {

    /** What a mutated request is answered; none ever gets a 5xx, or learns what is inside. */
    enum Expected {
        /** As if nothing were changed. */
        SERVED,
        /** 4xx. */
        REFUSED,
        /** One or the other, by what the call makes of it. */
        EITHER
    }

    static Mutation of(String name, Expected expected, BiFunction<Request, RandomGenerator, Request> change) {
        return new Mutation(name, expected, request -> true, change);
    }

    /** Of requests that have a body. */
    static Mutation ofBody(String name, Expected expected, BiFunction<Request, RandomGenerator, Request> change) {
        return new Mutation(name, expected, request -> !request.body().isEmpty(), change);
    }

    @Override
    public String toString() {
        return name;
    }
}
