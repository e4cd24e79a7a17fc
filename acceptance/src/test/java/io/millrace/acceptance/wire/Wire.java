package io.millrace.acceptance.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy in front of a service: whoever is told its port instead of the service's shares its {@link Manner}. */
public final class Wire implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final int BUFFER = 64 * 1024;

    private final int service;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private volatile Manner manner = Manner.FAITHFUL;
    private ServerSocket listener;

    /** Leads to a port of this machine. */
    public Wire(int service) {
        this.service = service;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    /** Where it begins. */
    public int port() {
        return port;
    }

    /** Passes on answers like this from now on, on connections that are open already too. */
    public void become(Manner next) {
        manner = next;
    }

    /** Refuses connections from now on, as the port of a dead process does, and resets those that are open. */
    public synchronized void cut() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Wire::reset);
    }

    /** Is whole again. */
    public synchronized void mend() {
        manner = Manner.FAITHFUL;
        if (listener.isClosed()) {
            listener = listen(port);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private ServerSocket listen(int where) {
        try {
            var opened = new ServerSocket(where, BACKLOG, InetAddress.getLoopbackAddress());
            Thread.startVirtualThread(() -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                var client = from.accept();
                open.add(client);
                Thread.startVirtualThread(() -> connect(client));
            }
        } catch (IOException e) {
            // The listener was closed.
        }
    }

    private void connect(Socket client) {
        try (var upstream = new Socket(InetAddress.getLoopbackAddress(), service)) {
            open.add(upstream);
            var questions = Thread.startVirtualThread(() -> ask(client, upstream));
            answer(upstream, client);
            questions.join();
            open.remove(upstream);
        } catch (IOException | InterruptedException e) {
            reset(client);
        } finally {
            open.remove(client);
        }
    }

    private static void ask(Socket client, Socket upstream) {
        try {
            client.getInputStream().transferTo(upstream.getOutputStream());
            upstream.shutdownOutput();
        } catch (IOException e) {
            reset(upstream);
        }
    }

    private void answer(Socket upstream, Socket client) throws IOException {
        InputStream answers = upstream.getInputStream();
        OutputStream out = client.getOutputStream();
        var buffer = new byte[BUFFER];
        for (int length = answers.read(buffer); length >= 0; length = answers.read(buffer)) {
            manner.pass(buffer, length, out);
        }
        client.close();
    }

    /** Without lingering, so that the other side reads an error, and no end. */
    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }
}
