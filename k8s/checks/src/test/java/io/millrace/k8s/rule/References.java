package io.millrace.k8s.rule;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Models;
import io.millrace.k8s.manifest.Repository;
import io.millrace.k8s.manifest.Workload;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an object refers to is there: in the overlay, made by an operator, or, where an overlay has no Secrets of its own, on
 * the list of those that an operator must bring.
 */
final class References implements Rule {

    private static final Pattern LISTED = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

    @Override
    public Stream<String> complaints(Manifests manifests) {
        var complaints = new Complaints();
        var secrets = secretsOf(manifests);
        manifests.workloads().forEach(workload -> check(workload, manifests, secrets, complaints));
        Capacity.roles(manifests)
                .map(role -> role.at("/passwordSecret/name").asText())
                .filter(name -> !secrets.contains(name))
                .forEach(name -> complaints.add("A role's password is nowhere: Secret " + name));
        return complaints.stream();
    }

    private static void check(Workload workload, Manifests manifests, Set<String> secrets, Complaints complaints) {
        var maps = manifests.all(ConfigMap.class).stream()
                .map(map -> map.getMetadata().getName())
                .collect(Collectors.toSet());
        configMaps(workload)
                .filter(name -> !maps.contains(name))
                .forEach(name -> complaints.add(workload.name() + " wants a ConfigMap that is not there: " + name));
        secrets(workload)
                .filter(name -> !secrets.contains(name))
                .forEach(name -> complaints.add(workload.name() + " wants a Secret that nobody makes: " + name));
        var account = workload.pod().getServiceAccountName();
        complaints.unless(
                account == null
                        || manifests
                                .find(ServiceAccount.class, account)
                                .filter(found -> Boolean.FALSE.equals(found.getAutomountServiceAccountToken()))
                                .isPresent(),
                workload.name() + " has no ServiceAccount without a token");
    }

    private static Set<String> secretsOf(Manifests manifests) {
        var secrets = new TreeSet<String>();
        manifests
                .all(Secret.class)
                .forEach(secret -> secrets.add(secret.getMetadata().getName()));
        if (secrets.isEmpty()) {
            secrets.addAll(listed());
        }
        manifests.objects().forEach(object -> {
            var name = object.at("/metadata/name").asText();
            switch (Models.kindOf(object)) {
                case "postgresql.cnpg.io/v1 Cluster" -> secrets.add(name + "-ca");
                case "kafka.strimzi.io/v1 Kafka" -> secrets.add(name + "-cluster-ca-cert");
                case "kafka.strimzi.io/v1 KafkaUser" -> secrets.add(name);
                default -> {}
            }
        });
        return secrets;
    }

    /** The Secrets that the documentation tells an operator to make. */
    private static Set<String> listed() {
        return LISTED.matcher(Repository.read(Repository.path("docs/operations.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<String> configMaps(Workload workload) {
        var read = workload.containers()
                .flatMap(container -> container.getEnvFrom().stream())
                .map(EnvFromSource::getConfigMapRef)
                .filter(Objects::nonNull)
                .map(reference -> reference.getName());
        var mounted = workload.pod().getVolumes().stream()
                .filter(volume -> volume.getConfigMap() != null)
                .map(volume -> volume.getConfigMap().getName());
        return Stream.concat(read, mounted);
    }

    private static Stream<String> secrets(Workload workload) {
        var read = workload.containers()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getValueFrom() != null)
                .map(variable -> variable.getValueFrom().getSecretKeyRef().getName());
        var mounted = workload.pod().getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .map(volume -> volume.getSecret().getSecretName());
        var projected = workload.pod().getVolumes().stream()
                .filter(volume -> volume.getProjected() != null)
                .flatMap(volume -> volume.getProjected().getSources().stream())
                .map(source -> source.getSecret().getName());
        return Stream.of(read, mounted, projected).flatMap(names -> names);
    }
}
