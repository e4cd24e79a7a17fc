package io.millrace.k8s.rule;

import io.millrace.k8s.manifest.Manifests;
import java.util.stream.Stream;

/** Something that the manifests are held to. */
@FunctionalInterface
public interface Rule {

    /** A sentence on each breach; none where all is well. */
    Stream<String> complaints(Manifests manifests);
}
