package io.millrace.embedded.process;

/** A server cannot run; the message is a sentence for the person at the terminal. */
public final class ServerException extends RuntimeException {

    public ServerException(String message) {
        super(message);
    }

    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
