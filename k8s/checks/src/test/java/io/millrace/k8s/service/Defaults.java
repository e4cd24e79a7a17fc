package io.millrace.k8s.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.k8s.manifest.Repository;
import io.millrace.k8s.manifest.Yaml;
import io.millrace.starter.shutdown.Phases;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.convert.DurationStyle;

/** What all services start from. */
public final class Defaults {

    static final Path FILE = Repository.path("shared-lib/starter/src/main/resources/millrace-defaults.yml");

    private static final JsonNode SETTINGS = Yaml.document(FILE);

    /** The web server waits for its requests in a phase of Spring Boot's, beside those that are ours. */
    private static final int REQUESTS = 1;

    private Defaults() {}

    /** The most connections that the pool of one process opens. */
    public static int poolSize() {
        return SETTINGS.at("/spring/r2dbc/pool/max-size").asInt();
    }

    /** The longest that a process takes to stop, all phases together. */
    public static Duration longestStop() {
        var each = Yaml.document(FILE)
                .at("/spring/lifecycle/timeout-per-shutdown-phase")
                .asText();
        return DurationStyle.detectAndParse(each).multipliedBy(ourPhases() + REQUESTS);
    }

    private static long ourPhases() {
        return Arrays.stream(Phases.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .count();
    }
}
