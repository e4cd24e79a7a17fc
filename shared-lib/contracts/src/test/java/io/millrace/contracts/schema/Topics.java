package io.millrace.contracts.schema;

import io.millrace.contracts.Event;
import io.millrace.contracts.EventTypes;
import io.millrace.contracts.Topic;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All topics of the contracts, looked for among the classes so that none can be forgotten. */
final class Topics {

    private Topics() {}

    static List<Class<? extends Event>> events() throws IOException, URISyntaxException {
        return all().stream()
                .flatMap(topic -> EventTypes.eventsOf(topic).stream())
                .toList();
    }

    private static List<Class<? extends Event>> all() throws IOException, URISyntaxException {
        var classes = Path.of(
                Event.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .sorted()
                    .map(Topics::load)
                    .filter(type -> type.isAnnotationPresent(Topic.class))
                    .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(file.replace(".class", "").replace('/', '.').replace('\\', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
