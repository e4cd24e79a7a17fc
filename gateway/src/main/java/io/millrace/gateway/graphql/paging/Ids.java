package io.millrace.gateway.graphql.paging;

import io.millrace.starter.problem.ProblemException;
import java.util.UUID;

/** Ids as callers write them. */
public final class Ids {

    private Ids() {}

    /** Reads a field's {@code id}; what is no UUID is a 400 that names it, and never becomes part of an address. */
    public static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("id", "must be a UUID");
        }
    }
}
