package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Overlays;
import io.millrace.k8s.rule.Rule;
import io.millrace.k8s.rule.Rules;
import io.millrace.k8s.service.ServiceFacts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every overlay keeps every rule, as it lies, and as kubectl renders it where it has. */
class ManifestsTests {

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void everyOverlayKeepsEveryRule(Manifests overlay, Rule rule) {
        assertThat(rule.complaints(overlay)).isEmpty();
    }

    static Stream<Arguments> everyOverlayKeepsEveryRule() {
        return Overlays.all()
                .flatMap(overlay -> Rules.ALL.stream()
                        .map(rule ->
                                Arguments.of(overlay, Named.of(rule.getClass().getSimpleName(), rule))));
    }

    @ParameterizedTest
    @MethodSource("io.millrace.k8s.manifest.Overlays#all")
    void everyOverlayHasAllServices(Manifests overlay) {
        assertThat(overlay.all(Deployment.class))
                .extracting(deployment -> deployment.getMetadata().getName())
                .containsAll(ServiceFacts.ALL.stream().map(ServiceFacts::name).toList());
    }
}
