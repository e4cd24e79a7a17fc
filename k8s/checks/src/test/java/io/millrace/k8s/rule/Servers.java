package io.millrace.k8s.rule;

import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.network.Party;
import io.strimzi.api.kafka.model.kafka.Kafka;
import java.util.Map;

/** The pods of PostgreSQL and Kafka: an overlay's own, or those that an operator makes. */
final class Servers {

    private Servers() {}

    static Party postgres(Manifests manifests) {
        return manifests.ofKind("Cluster").stream()
                .map(cluster ->
                        Map.of("cnpg.io/cluster", cluster.at("/metadata/name").asText()))
                .map(Party::here)
                .findFirst()
                .orElseGet(() -> Party.here(manifests.workload("postgres").labels()));
    }

    static Party kafka(Manifests manifests) {
        return manifests.all(Kafka.class).stream()
                .map(kafka -> Map.of("strimzi.io/cluster", kafka.getMetadata().getName(), "strimzi.io/kind", "Kafka"))
                .map(Party::here)
                .findFirst()
                .orElseGet(() -> Party.here(manifests.workload("kafka").labels()));
    }

    static int kafkaPort(Manifests manifests) {
        return manifests.all(Kafka.class).stream()
                .flatMap(kafka -> kafka.getSpec().getKafka().getListeners().stream())
                .map(listener -> listener.getPort())
                .findFirst()
                .orElseGet(() ->
                        manifests.workload("kafka").main().getPorts().getFirst().getContainerPort());
    }
}
