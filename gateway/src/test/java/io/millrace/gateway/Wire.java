package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A connection on which a test writes and reads what no HTTP client would. */
final class Wire implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Socket socket;

    Wire(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout((int) PATIENCE.toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes lines, each ended as HTTP wants it, and an empty one after them. */
    Wire send(String... lines) {
        return write(String.join("\r\n", lines) + "\r\n\r\n");
    }

    Wire write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that comes until this text has, or until the other side ends the connection, however it does. */
    String readUntil(String text) {
        var read = new ByteArrayOutputStream();
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (var next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                read.write(next);
                if (System.nanoTime() > end) {
                    throw new AssertionError("It goes on and on: " + read.toString(ISO_8859_1));
                }
                if (next == text.charAt(text.length() - 1)
                        && read.toString(ISO_8859_1).endsWith(text)) {
                    break;
                }
            }
        } catch (SocketTimeoutException open) {
            throw new AssertionError("The connection is still open, after: " + read.toString(ISO_8859_1), open);
        } catch (IOException reset) {
            // ended, too
        }
        return read.toString(ISO_8859_1);
    }

    /** Everything that comes until the other side ends the connection, however it does. */
    String readToTheEnd() {
        return readUntil("\0");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
