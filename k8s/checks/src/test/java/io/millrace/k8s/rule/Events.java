package io.millrace.k8s.rule;

import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Workload;
import io.millrace.k8s.service.ServiceFacts;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.StrimziAclOperation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where an operator keeps Kafka, the topics are as the services would make them, and each may do what it does. */
final class Events implements Rule {

    private static final int COPIES = 3;

    @Override
    public Stream<String> complaints(Manifests manifests) {
        var complaints = new Complaints();
        if (manifests.all(Kafka.class).isEmpty()) {
            return manifests.all(KafkaTopic.class).stream()
                    .map(topic ->
                            "A topic without Kafka: " + topic.getMetadata().getName());
        }
        topics(manifests, complaints);
        ServiceFacts.ALL.stream()
                .filter(ServiceFacts::hasDatabase)
                .forEach(service -> user(service, manifests, complaints));
        return complaints.stream();
    }

    private static void topics(Manifests manifests, Complaints complaints) {
        var declared = manifests.all(KafkaTopic.class);
        var used = ServiceFacts.ALL.stream()
                .flatMap(service -> Stream.concat(service.reads().stream(), service.publishes().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
        complaints.unless(
                names(declared).equals(used), "The topics are %s, but used are %s".formatted(names(declared), used));
        declared.forEach(topic -> complaints.unless(
                topic.getSpec().getPartitions() == Capacity.partitions()
                        && topic.getSpec().getReplicas() == COPIES
                        && Map.of("retention.ms", -1, "min.insync.replicas", COPIES - 1)
                                .equals(topic.getSpec().getConfig()),
                topic.getMetadata().getName() + " has not 12 partitions, 3 copies, 2 of them in sync, kept for ever"));
    }

    private static Set<String> names(List<KafkaTopic> topics) {
        return topics.stream()
                .map(topic -> topic.getMetadata().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void user(ServiceFacts service, Manifests manifests, Complaints complaints) {
        var may = manifests
                .find(KafkaUser.class, service.name() + "-kafka")
                .map(Events::rights)
                .orElseGet(TreeMap::new);
        complaints.unless(
                may.equals(needs(service)), "%s may %s in Kafka, but needs %s".formatted(service, may, needs(service)));
        complaints.unless(
                "false"
                        .equals(Workload.environment(
                                        manifests.workload(service.name()).main(), manifests)
                                .get("MILLRACE_CREATE_TOPICS")),
                service + " makes topics that the operator makes");
    }

    private static Map<String, Set<StrimziAclOperation>> needs(ServiceFacts service) {
        Map<String, Set<StrimziAclOperation>> needs = new TreeMap<>();
        service.publishes()
                .forEach(topic ->
                        needs.put("topic " + topic, Set.of(StrimziAclOperation.WRITE, StrimziAclOperation.DESCRIBE)));
        service.reads()
                .forEach(topic ->
                        needs.put("topic " + topic, Set.of(StrimziAclOperation.READ, StrimziAclOperation.DESCRIBE)));
        needs.put("group " + service.group(), Set.of(StrimziAclOperation.READ, StrimziAclOperation.DESCRIBE));
        return needs;
    }

    private static Map<String, Set<StrimziAclOperation>> rights(KafkaUser user) {
        return ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization())
                .getAcls().stream()
                        .collect(Collectors.toMap(
                                Events::resource,
                                rule -> Set.copyOf(rule.getOperations()),
                                (one, other) -> one,
                                TreeMap::new));
    }

    private static String resource(AclRule rule) {
        return switch (rule.getResource()) {
            case AclRuleTopicResource topic -> "topic " + topic.getName();
            case AclRuleGroupResource group -> "group " + group.getName();
            default -> rule.getResource().getType();
        };
    }
}
