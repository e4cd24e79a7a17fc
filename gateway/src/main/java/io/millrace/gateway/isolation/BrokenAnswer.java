package io.millrace.gateway.isolation;

/**
 * A service broke off its answer. Its cause is kept aside, and out of the message: after the answer has begun Spring takes
 * what looks like a broken connection for the client's, and ends the answer as if it were whole.
 */
final class BrokenAnswer extends RuntimeException {

    BrokenAnswer(Throwable cause) {
        super("The service broke off its answer", null, true, false);
        addSuppressed(cause);
    }
}
