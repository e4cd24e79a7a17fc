package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.k8s.manifest.Kustomization;
import io.millrace.k8s.manifest.Repository;
import io.millrace.k8s.manifest.Yaml;
import io.millrace.k8s.rule.KnownFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of k8s/: each is known by its model, patches and what only some use included, and none is forgotten. */
class FilesTests {

    private static final List<String> FOLDERS = List.of("k8s/base", "k8s/components", "k8s/overlays");

    @ParameterizedTest
    @MethodSource
    void eachObjectHasOnlyFieldsOfItsKind(Path file) {
        var objects = Yaml.documents(file);

        assertThat(objects).isNotEmpty();
        assertThat(objects.stream().flatMap(KnownFields::complaints)).isEmpty();
    }

    static Stream<Path> eachObjectHasOnlyFieldsOfItsKind() {
        return files().filter(file -> file.toString().endsWith(".yaml") && !isKustomization(file));
    }

    @ParameterizedTest
    @MethodSource
    void eachFileIsNamedByItsKustomization(Path folder) throws IOException {
        var named = new TreeSet<String>();
        texts(Yaml.document(folder.resolve(Kustomization.FILE))).forEach(named::add);
        try (var files = Files.list(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !isKustomization(file))
                            .map(file -> file.getFileName().toString()))
                    .isSubsetOf(named);
        }
    }

    static Stream<Path> eachFileIsNamedByItsKustomization() {
        return files().filter(FilesTests::isKustomization).map(Path::getParent);
    }

    @Test
    void thereAreFiles() {
        assertThat(files().filter(FilesTests::isKustomization)).hasSizeGreaterThan(10);
    }

    private static boolean isKustomization(Path file) {
        return file.endsWith(Kustomization.FILE);
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isContainerNode() ? node.valueStream().flatMap(FilesTests::texts) : Stream.of(node.asText());
    }

    private static Stream<Path> files() {
        return FOLDERS.stream().map(Repository::path).flatMap(FilesTests::walk);
    }

    private static Stream<Path> walk(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
