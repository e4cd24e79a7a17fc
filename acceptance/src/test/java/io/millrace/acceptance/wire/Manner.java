package io.millrace.acceptance.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How a wire passes on what a service answers. */
@FunctionalInterface
public interface Manner {

    /** Long enough for the part before it to arrive, and to be passed on, by itself. */
    Duration APART = Duration.ofMillis(100);

    /** As it is. */
    Manner FAITHFUL = (answer, length, client) -> client.write(answer, 0, length);

    /** Half of it, then a reset. */
    Manner BREAKING = (answer, length, client) -> {
        client.write(answer, 0, length / 2);
        pause(APART);
        throw new IOException("Broken by the test");
    };

    /** Something that is no HTTP, as from a port that belongs to somebody else now. */
    Manner BABBLING = (answer, length, client) -> {
        client.write("SSH-2.0-OpenSSH_9.9\r\n\0\1\2".getBytes(StandardCharsets.ISO_8859_1));
        pause(APART);
        throw new IOException("Ended by the test");
    };

    /** Passes on the first so many bytes of an answer; an {@link IOException} resets the connection. */
    void pass(byte[] answer, int length, OutputStream client) throws IOException;

    /** All of it, so much later. */
    static Manner late(Duration delay) {
        return (answer, length, client) -> {
            pause(delay);
            client.write(answer, 0, length);
        };
    }

    /** Not a test's wait for something, but the slowness itself. */
    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
