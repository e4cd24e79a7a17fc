package io.millrace.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Workload;
import io.millrace.k8s.service.KnownVariables;
import io.millrace.k8s.service.ServiceFacts;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service is told what it reads, and nothing that it does not know. */
final class Settings implements Rule {

    /** Each service's, read once: there are thousands of names. */
    private static final Map<ServiceFacts, KnownVariables> KNOWN =
            ServiceFacts.ALL.stream().collect(Collectors.toMap(Function.identity(), KnownVariables::new));

    @Override
    public Stream<String> complaints(Manifests manifests) {
        var complaints = new Complaints();
        for (var service : ServiceFacts.ALL) {
            var workload = manifests.workload(service.name());
            workload.containers().forEach(container -> names(service, container, manifests, complaints));
            complaints.unless(
                    Workload.environment(workload.main(), manifests)
                            .getOrDefault("MANAGEMENT_SERVER_ADDRESS", "")
                            .equals("0.0.0.0"),
                    service + "'s probes can't reach it: its management port listens on loopback");
            if (service.hasDatabase()) {
                migrations(service, workload, complaints);
            }
        }
        return complaints.stream();
    }

    private static void names(ServiceFacts service, Container container, Manifests manifests, Complaints complaints) {
        var environment = Workload.environment(container, manifests);
        complaints.unless(!environment.isEmpty(), service + "/" + container.getName() + " is told nothing");
        environment.keySet().stream()
                .filter(name -> !KNOWN.get(service).contains(name))
                .filter(name -> environment.values().stream().noneMatch(value -> value.contains("$(" + name + ")")))
                .forEach(
                        name -> complaints.add("%s/%s does not read %s".formatted(service, container.getName(), name)));
    }

    /** The init container changes tables, as their owner; the service can't and does not know the owner's password. */
    private static void migrations(ServiceFacts service, Workload workload, Complaints complaints) {
        var init = workload.pod().getInitContainers().stream().findFirst();
        complaints.unless(
                init.filter(container -> "only".equals(plain(container, "MILLRACE_MIGRATE")))
                        .filter(container -> has(container, "MILLRACE_DB_OWNER_USER")
                                && has(container, "MILLRACE_DB_OWNER_PASSWORD")
                                && !has(container, "MILLRACE_DB_PASSWORD"))
                        .filter(container ->
                                container.getImage().equals(workload.main().getImage()))
                        .isPresent(),
                service + " has no init container of its own image that migrates as the tables' owner");
        complaints.unless(
                "off".equals(plain(workload.main(), "MILLRACE_MIGRATE"))
                        && !has(workload.main(), "MILLRACE_DB_OWNER_PASSWORD"),
                service + " migrates by itself, or knows the owner's password");
    }

    private static boolean has(Container container, String variable) {
        return container.getEnv().stream().map(EnvVar::getName).anyMatch(variable::equals);
    }

    private static String plain(Container container, String variable) {
        return container.getEnv().stream()
                .filter(env -> env.getName().equals(variable) && env.getValue() != null)
                .map(EnvVar::getValue)
                .findFirst()
                .orElse("");
    }
}
