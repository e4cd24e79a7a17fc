package io.millrace.embedded.kafka;

import io.millrace.embedded.process.ServerException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The broker's class path: of this JVM's class path only the jars that the build listed for it. A test's class path has
 * much else on it, and nothing of that should change the broker.
 */
final class BrokerClassPath {

    private static final String LIST = "broker.jars";

    private BrokerClassPath() {}

    static String find() {
        Map<String, String> jars = jarsOf(System.getProperty("java.class.path"));
        return Stream.concat(Stream.of(ownPlace()), listed().stream().map(name -> found(name, jars)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Map<String, String> jarsOf(String classPath) {
        Map<String, String> jars = new LinkedHashMap<>();
        Arrays.stream(classPath.split(File.pathSeparator, -1))
                .forEach(entry -> jars.putIfAbsent(new File(entry).getName(), entry));
        return jars;
    }

    private static String found(String name, Map<String, String> jars) {
        String path = jars.get(name);
        if (path == null) {
            throw new ServerException("The Kafka broker needs " + name
                    + ", which is not on the class path: another version of it is, or an exclusion took it away.");
        }
        return path;
    }

    private static List<String> listed() {
        try (InputStream list = BrokerClassPath.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new ServerException("The list of the broker's jars is missing: build millrace-embedded again.");
            }
            String text = new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Arrays.stream(text.split(":", -1))
                    .map(entry -> entry.substring(entry.lastIndexOf('/') + 1))
                    .toList();
        } catch (IOException e) {
            throw new ServerException("The list of the broker's jars cannot be read", e);
        }
    }

    private static String ownPlace() {
        try {
            return Path.of(BrokerClassPath.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
