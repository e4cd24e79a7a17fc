package io.millrace.starter.messaging.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a server on which connections can fall silent: they stay open, and nothing comes through any more. */
final class Wire implements AutoCloseable {

    private final String host;
    private final int port;
    private final ServerSocket entrance;
    private final List<Pair> pairs = new CopyOnWriteArrayList<>();

    Wire(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Silences the connections that there are; new ones work. */
    void freeze() {
        pairs.forEach(pair -> pair.frozen = true);
    }

    private void accept() throws IOException {
        while (true) {
            var pair = new Pair(entrance.accept(), new Socket(host, port));
            pairs.add(pair);
            start(() -> {
                pair.copy(pair.near, pair.far);
                pair.close();
            });
            start(() -> {
                pair.copy(pair.far, pair.near);
                pair.closeUnlessFrozen();
            });
        }
    }

    private static void start(Copying copying) {
        Thread.ofVirtual().start(() -> {
            try {
                copying.run();
            } catch (IOException e) {
                // closed, by either side or by us
            }
        });
    }

    @Override
    public void close() {
        try {
            entrance.close();
            pairs.forEach(Pair::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Copying {
        void run() throws IOException;
    }

    private static final class Pair {

        private final Socket near;
        private final Socket far;
        private volatile boolean frozen;

        Pair(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void copy(Socket from, Socket to) throws IOException {
            var buffer = new byte[8192];
            for (var count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                if (!frozen) {
                    to.getOutputStream().write(buffer, 0, count);
                }
            }
        }

        /** That the server gave up the connection does not come through either. */
        void closeUnlessFrozen() {
            if (!frozen) {
                close();
            }
        }

        void close() {
            try {
                near.close();
                far.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
