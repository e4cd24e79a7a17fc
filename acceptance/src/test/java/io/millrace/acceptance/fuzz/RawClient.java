package io.millrace.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/** Sends bytes to a server on a connection of their own, and reads what comes back until it is closed. */
record RawClient(URI server) {

    private static final int PATIENCE_MILLIS = 20_000;

    Reply send(Request request) {
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request.bytes());
            socket.getInputStream().transferTo(answer);
        } catch (IOException e) {
            // Reset after the answer, or instead of it: then there is none.
        }
        return Reply.of(answer.toByteArray());
    }

    /** What is refused at its first bytes need not be read to its end. */
    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // The answer may be there all the same.
        }
    }
}
