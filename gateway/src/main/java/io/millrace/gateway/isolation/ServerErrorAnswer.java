package io.millrace.gateway.isolation;

/** Tells a breaker of an answer that callers get as it is. */
final class ServerErrorAnswer extends RuntimeException {

    ServerErrorAnswer() {
        super("The service answered 5xx", null, false, false);
    }
}
