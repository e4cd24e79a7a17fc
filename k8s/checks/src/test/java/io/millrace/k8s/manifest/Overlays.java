package io.millrace.k8s.manifest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to check. */
public final class Overlays {

    private static final List<String> LYING = List.of("local", "production");

    /** The last one takes every component, one of which removes what others bring: only kubectl can tell what is left. */
    private static final List<String> RENDERED = List.of("local", "production", "production-with-all");

    private Overlays() {}

    /** Each overlay as it lies, and as it was rendered, where {@code millrace.k8s.rendered} says where that is. */
    public static Stream<Manifests> all() {
        return Stream.concat(asTheyLie(), rendered());
    }

    public static Stream<Manifests> asTheyLie() {
        return LYING.stream()
                .map(name -> new Kustomization(Repository.path("k8s/overlays").resolve(name))
                        .asTheyLie(name + ", as it lies"));
    }

    private static Stream<Manifests> rendered() {
        return folder().stream()
                .flatMap(folder -> RENDERED.stream()
                        .map(name ->
                                new Manifests(name + ", rendered", Yaml.documents(folder.resolve(name + ".yaml")))));
    }

    /** Where the property is given there must be something. */
    private static Optional<Path> folder() {
        var folder = Optional.of(System.getProperty("millrace.k8s.rendered", ""))
                .filter(path -> !path.isBlank())
                .map(Repository::path);
        folder.filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
            throw new IllegalStateException("Nothing was rendered into %s: run .ci/render".formatted(path));
        });
        return folder;
    }
}
