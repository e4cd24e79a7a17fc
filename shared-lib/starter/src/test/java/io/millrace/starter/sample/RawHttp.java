package io.millrace.starter.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that sends what no HTTP library would. Text is sent as ISO-8859-1: a character is a byte. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;

    public RawHttp(int port) {
        try {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(PATIENCE_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to one request on a connection of its own. */
    public static String exchange(int port, String request) {
        try (var connection = new RawHttp(port)) {
            return connection.send(request).rest();
        }
    }

    public RawHttp send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes until this text did. */
    public String until(String text) {
        var received = new ByteArrayOutputStream();
        while (!received.toString(StandardCharsets.UTF_8).contains(text)) {
            var next = read();
            if (next < 0) {
                throw new IllegalStateException("It ended after " + received);
            }
            received.write(next);
        }
        return received.toString(StandardCharsets.UTF_8);
    }

    /** What comes until the server closes the connection. */
    public String rest() {
        var received = new ByteArrayOutputStream();
        for (var next = read(); next >= 0; next = read()) {
            received.write(next);
        }
        return received.toString(StandardCharsets.UTF_8);
    }

    private int read() {
        try {
            return socket.getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
