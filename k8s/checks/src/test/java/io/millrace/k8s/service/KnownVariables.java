package io.millrace.k8s.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.k8s.manifest.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that a service reads: those that its settings name, and the names of all properties that it or
 * a library of it describes, in the form that Spring Boot reads them from the environment.
 */
public final class KnownVariables {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)[:}]");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Spring Boot reads them though no property has their name. */
    private static final Set<String> OPENTELEMETRY = Set.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_METRICS_EXPORTER");

    private final Set<String> names = new HashSet<>(OPENTELEMETRY);
    private final Set<String> prefixes = new HashSet<>();

    public KnownVariables(ServiceFacts service) {
        Stream.of(service.settingsFile(), Defaults.FILE)
                .flatMap(file -> PLACEHOLDER.matcher(Repository.read(file)).results())
                .forEach(found -> names.add(found.group(1)));
        Stream.concat(Stream.of(ownMetadata(service)), libraries())
                .flatMap(metadata -> metadata.path("properties").valueStream())
                .forEach(this::add);
    }

    public boolean contains(String variable) {
        return names.contains(variable) || prefixes.stream().anyMatch(variable::startsWith);
    }

    private void add(JsonNode property) {
        var name = variable(property.path("name").asText());
        names.add(name);
        if (property.path("type").asText().startsWith("java.util.Map")) {
            prefixes.add(name + "_");
        }
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** It is where the service was built, since a jar that runs has it out of reach. */
    private static JsonNode ownMetadata(ServiceFacts service) {
        var file = Repository.path(service.module() + "/target/classes/" + METADATA);
        if (!Files.exists(file)) {
            throw new IllegalStateException("Build %s first: %s is missing".formatted(service, file));
        }
        return parse(file.toUri());
    }

    private static Stream<JsonNode> libraries() {
        try {
            List<URL> found =
                    Collections.list(KnownVariables.class.getClassLoader().getResources(METADATA));
            return found.stream().map(url -> parse(URI.create(url.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(URI metadata) {
        try (var stream = metadata.toURL().openStream()) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
