package io.millrace.gateway.graphql.order;

import io.millrace.starter.problem.ProblemException;
import java.util.regex.Pattern;

/** The key of an order that is placed, which becomes a header. */
final class IdempotencyKey {

    /** What a header can carry: other characters would arrive as another key, or end the header. */
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

    private IdempotencyKey() {}

    /** The key as it is; one that no header can carry is a 400 that names the argument. */
    static String checked(String key) {
        if (!FORM.matcher(key).matches()) {
            throw ProblemException.invalid("idempotencyKey", "must be 1 to 255 printable ASCII characters");
        }
        return key;
    }
}
