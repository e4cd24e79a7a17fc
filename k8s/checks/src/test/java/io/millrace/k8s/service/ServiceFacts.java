package io.millrace.k8s.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.Event;
import io.millrace.contracts.EventTypes;
import io.millrace.k8s.manifest.Repository;
import io.millrace.k8s.manifest.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service is, by its own settings and sources.
 *
 * @param name what it is called in Kubernetes, and what it calls itself
 * @param module where it lies
 */
public record ServiceFacts(String name, String module) {

    /** All services. */
    public static final List<ServiceFacts> ALL = List.of(
            new ServiceFacts("gateway", "gateway"),
            new ServiceFacts("users", "service-users"),
            new ServiceFacts("catalog", "service-catalog"),
            new ServiceFacts("orders", "service-orders"));

    /** Read once: each is asked for hundreds of times. */
    private static final Map<Path, JsonNode> SETTINGS = new ConcurrentHashMap<>();

    private static final Map<Path, List<String>> SOURCES = new ConcurrentHashMap<>();
    private static final Pattern SUBSCRIPTION = Pattern.compile("EventSubscription\\.to\\((\\w+)Event\\.class\\)");
    private static final Pattern LISTENER = Pattern.compile("\\.hear\\(");

    @Override
    public String toString() {
        return name;
    }

    /** The name of its image, wherever that is kept. */
    public String image() {
        return "millrace/" + name;
    }

    public int port() {
        return settings().at("/server/port").asInt();
    }

    public int managementPort() {
        return settings().at("/management/server/port").asInt();
    }

    public boolean hasDatabase() {
        return settings().at("/millrace/database/name").isTextual();
    }

    /** The consumer group of all its replicas. */
    public String group() {
        return settings().at("/spring/application/name").asText();
    }

    /** The topic that it tells its events to. */
    public Set<String> publishes() {
        var topic = settings().at("/millrace/messaging/publishes").asText();
        return topic.isEmpty() ? Set.of() : Set.of(topic);
    }

    /** The topics that its subscriptions name. */
    public Set<String> reads() {
        return sources()
                .flatMap(source -> SUBSCRIPTION.matcher(source).results())
                .map(found -> topicOf(found.group(1)))
                .collect(Collectors.toSet());
    }

    /** The connections beside its pool that hear what PostgreSQL notifies: the relay's, and one for each channel. */
    public int listeners() {
        var channels =
                sources().flatMap(source -> LISTENER.matcher(source).results()).count();
        return hasDatabase() ? 1 + (int) channels : 0;
    }

    private static String topicOf(String name) {
        var event = "io.millrace.contracts.%s.%sEvent".formatted(name.toLowerCase(Locale.ROOT), name);
        try {
            return EventTypes.topicOf(Class.forName(event).asSubclass(Event.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("No topic has events " + name, e);
        }
    }

    private JsonNode settings() {
        return SETTINGS.computeIfAbsent(settingsFile(), Yaml::document);
    }

    Path settingsFile() {
        return Repository.path(module + "/src/main/resources/application.yml");
    }

    private Stream<String> sources() {
        return SOURCES.computeIfAbsent(Repository.path(module + "/src/main/java"), ServiceFacts::readAll).stream();
    }

    private static List<String> readAll(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Repository::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
