package io.millrace.k8s.rule;

import io.fabric8.kubernetes.api.model.Secret;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Workload;
import io.millrace.k8s.service.ServiceFacts;
import java.util.stream.Stream;

/** In production: no Secret in a file, no demo, and images by digest alone. */
final class FitForProduction implements Rule {

    @Override
    public Stream<String> complaints(Manifests manifests) {
        var complaints = new Complaints();
        if (!manifests.overlay().startsWith("production")) {
            return complaints.stream();
        }
        manifests
                .all(Secret.class)
                .forEach(secret -> complaints.add(
                        "A Secret is in a file: " + secret.getMetadata().getName()));
        for (var service : ServiceFacts.ALL) {
            var workload = manifests.workload(service.name());
            complaints.unless(
                    !Workload.environment(workload.main(), manifests).containsKey("MILLRACE_DEMO"),
                    service + " is a demo in production");
            complaints.unless(
                    workload.containers()
                            .allMatch(container -> container.getImage().matches(".*@sha256:[0-9a-f]{64}")),
                    service + "'s image is not named by its digest");
        }
        return complaints.stream();
    }
}
