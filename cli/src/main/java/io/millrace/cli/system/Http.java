package io.millrace.cli.system;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks whether a page answers; the old client, because the new one takes longer to load than to ask. */
final class Http {

    /**
     * A service on this machine answers its readiness at once, but for one that has to wait for the machine. One that
     * has ended is known at once too, because its port refuses.
     */
    private static final int LIMIT_MILLIS = 5_000;

    private static final int OK = 200;

    private Http() {}

    static boolean answers(URI page) {
        try {
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try {
                return connection.getResponseCode() == OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
