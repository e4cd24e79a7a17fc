package io.millrace.embedded.postgres;

import io.millrace.embedded.process.Executables;
import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root; in a user namespace of its own root is nobody, and still owns its files. */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private Unprivileged() {}

    static List<String> command(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        if (!namespaceAllowed()) {
            throw new ServerException("PostgreSQL does not run as root, and this machine does not allow 'unshare -U',"
                    + " which would let it: run as another user, or in a container with --security-opt"
                    + " seccomp=unconfined.");
        }
        List<String> all = new ArrayList<>(NAMESPACE);
        all.addAll(command);
        return all;
    }

    private static boolean namespaceAllowed() {
        if (Executables.onPath("unshare").isEmpty()) {
            return false;
        }
        try {
            return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
