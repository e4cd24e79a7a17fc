package io.millrace.testing.starter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be cut and mended: cut, the server is away for those who use it, and is untouched. */
final class Cable implements AutoCloseable {

    private final String host;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final InetSocketAddress near;

    private volatile ServerSocket listening;

    Cable(String host, int port) {
        this.host = host;
        this.port = port;
        listening = listenOn(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        near = (InetSocketAddress) listening.getLocalSocketAddress();
    }

    /** On loopback: what to connect to instead of the server. */
    int port() {
        return near.getPort();
    }

    void cut() {
        try {
            listening.close();
            for (var end : ends) {
                end.close();
            }
            ends.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void mend() {
        if (listening.isClosed()) {
            listening = listenOn(near);
        }
    }

    private ServerSocket listenOn(InetSocketAddress address) {
        try {
            var socket = new ServerSocket();
            socket.bind(address);
            start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (!socket.isClosed()) {
                var client = socket.accept();
                var server = new Socket(host, port);
                ends.add(client);
                ends.add(server);
                if (socket.isClosed()) { // it was cut just now, and whoever did may not have seen these
                    client.close();
                    server.close();
                    return;
                }
                start(() -> pump(client, server));
                start(() -> pump(server, client));
            }
        } catch (IOException e) {
            // It was cut.
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // It was cut, or one end has closed.
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void start(Runnable task) {
        Thread.ofPlatform().daemon().name("cable").start(task);
    }

    @Override
    public void close() {
        cut();
    }
}
