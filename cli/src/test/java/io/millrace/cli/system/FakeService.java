package io.millrace.cli.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A service of one class: extracts itself as a Spring Boot jar does, and answers everything with its database's name. */
final class FakeService {

    /** The environment variable with the name of the database that a service shall refuse to start with. */
    static final String BROKEN = "FAKE_BROKEN_DATABASE";

    private static final int OK = 200;

    private FakeService() {}

    public static void main(String[] arguments) throws Exception {
        if ("tools".equals(System.getProperty("jarmode"))) {
            extract(Path.of(arguments[2]));
            return;
        }
        String database = System.getenv().getOrDefault("MILLRACE_DB_NAME", "none");
        if (database.equals(System.getenv(BROKEN))) {
            System.out.println("the database refuses the password");
            System.exit(3);
        }
        serve(database, "SERVER_PORT");
        serve(database, "MANAGEMENT_SERVER_PORT");
    }

    private static void serve(String answer, String port) throws IOException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv(port))), 0);
        server.createContext("/", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static void extract(Path destination) throws Exception {
        Path self = Path.of(FakeService.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.createDirectories(destination);
        Files.copy(self, destination.resolve(self.getFileName()));
    }

    /** Puts it as a jar where each service's module would build its own. */
    static void buildAll(Path root) throws IOException {
        for (Service service : Service.values()) {
            build(root.resolve(service.module()).resolve("target").resolve(service.module() + "-1.jar"));
        }
    }

    private static void build(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String type = FakeService.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = FakeService.class.getResourceAsStream("/" + type)) {
            out.putNextEntry(new JarEntry(type));
            out.write(bytes.readAllBytes());
        }
    }
}
