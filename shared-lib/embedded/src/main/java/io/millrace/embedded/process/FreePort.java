package io.millrace.embedded.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Finds ports on loopback that nobody listens on. */
public final class FreePort {

    /** Below what systems give to outgoing connections (from 32768), or one of those may take it before its server. */
    private static final int FROM = 20_000;

    private static final int TO = 32_000;
    private static final int ATTEMPTS = 1_000;

    private FreePort() {}

    /** A port that was free a moment ago, and so were those at these distances above it. */
    public static int find(int... distances) {
        int top = TO - IntStream.of(distances).max().orElse(0);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, top);
            if (isFree(port) && IntStream.of(distances).allMatch(distance -> isFree(port + distance))) {
                return port;
            }
        }
        throw new ServerException("There is no free port on loopback between " + FROM + " and " + TO + ".");
    }

    /** The port itself, or a free one for 0. */
    public static int orFree(int port) {
        return port == 0 ? find() : port;
    }

    /** Whether a server could listen there now, on loopback and on all addresses. */
    public static boolean isFree(int port) {
        try (ServerSocket loopback = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assert loopback.isBound();
        } catch (IOException e) {
            return false;
        }
        try (ServerSocket everywhere = new ServerSocket(port, 1)) {
            return everywhere.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
