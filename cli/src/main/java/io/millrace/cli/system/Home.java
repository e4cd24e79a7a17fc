package io.millrace.cli.system;

import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with everything that a system keeps: .millrace in a checkout. */
public record Home(Path folder) {

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Of a checkout. */
    public static Home of(Path root) {
        return new Home(root.resolve(".millrace"));
    }

    public Path data() {
        return folder.resolve("data");
    }

    public Path secrets() {
        return folder.resolve("secrets");
    }

    public Path apps() {
        return folder.resolve("apps");
    }

    public Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    public Path requests() {
        return folder.resolve("requests");
    }

    /** What runs, for the commands of a second terminal. */
    public Path state() {
        return folder.resolve("state.properties");
    }

    /** Held by the one process that runs the system. */
    public Path lock() {
        return folder.resolve("up.lock");
    }

    /** The argument by which a process of this system is known among all processes of the machine. */
    public String mark() {
        return "-Dmillrace.home=" + folder;
    }

    /** A file of it as people in the checkout call it. */
    public String inCheckout(Path file) {
        Path checkout = folder.getParent();
        return checkout == null ? file.toString() : checkout.relativize(file).toString();
    }

    public void create() {
        try {
            Files.createDirectories(folder.resolve("logs"));
            Files.createDirectories(requests());
        } catch (IOException e) {
            throw new ServerException("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }
}
