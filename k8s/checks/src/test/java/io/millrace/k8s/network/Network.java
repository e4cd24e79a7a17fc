package io.millrace.k8s.network;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.millrace.k8s.manifest.Manifests;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the NetworkPolicies of an overlay let through: for both ends, whatever one policy allows. */
public final class Network {

    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    private final List<NetworkPolicy> policies;

    public Network(Manifests manifests) {
        this.policies = manifests.all(NetworkPolicy.class);
    }

    /** Whether nothing goes in or out unless a policy says so, whatever pod it is. */
    public boolean isShutByDefault() {
        return policies.stream()
                .anyMatch(policy ->
                        policy.getSpec().getPodSelector().getMatchLabels().isEmpty()
                                && policy.getSpec()
                                        .getPodSelector()
                                        .getMatchExpressions()
                                        .isEmpty()
                                && policy.getSpec().getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
                                && policy.getSpec().getIngress().isEmpty()
                                && policy.getSpec().getEgress().isEmpty());
    }

    /** Whether one end may connect to a port of the other. Ends in other namespaces have policies of their own. */
    public boolean admits(Party from, Party to, int port) {
        return (!from.isHere() || letsOut(from, to, port)) && (!to.isHere() || letsIn(from, to, port));
    }

    /** Whether pods may connect to a port of any address outside the cluster. */
    public boolean admitsOutside(Party from, int port) {
        return of("Egress", from)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .filter(rule -> concerns(rule.getPorts(), port, Map.of()))
                .anyMatch(rule ->
                        rule.getTo().isEmpty() || rule.getTo().stream().anyMatch(peer -> peer.getIpBlock() != null));
    }

    /** Whether some policy names nobody that pods may connect to, and so names all. */
    public boolean letsOutToAnywhere(Party from) {
        return of("Egress", from)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> rule.getTo().isEmpty());
    }

    private boolean letsOut(Party from, Party to, int port) {
        return of("Egress", from)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .filter(rule -> concerns(rule.getPorts(), port, to.ports()))
                .anyMatch(
                        rule -> rule.getTo().isEmpty() || rule.getTo().stream().anyMatch(is(to)));
    }

    private boolean letsIn(Party from, Party to, int port) {
        return of("Ingress", to)
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .filter(rule -> concerns(rule.getPorts(), port, to.ports()))
                .anyMatch(rule ->
                        rule.getFrom().isEmpty() || rule.getFrom().stream().anyMatch(is(from)));
    }

    private Stream<NetworkPolicy> of(String type, Party party) {
        return policies.stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(type))
                .filter(policy -> matches(policy.getSpec().getPodSelector(), party.labels()));
    }

    private static boolean concerns(List<NetworkPolicyPort> ports, int port, Map<String, Integer> names) {
        return ports.isEmpty() || ports.stream().anyMatch(found -> port == number(found, names));
    }

    private static int number(NetworkPolicyPort port, Map<String, Integer> names) {
        var number = port.getPort().getIntVal();
        return number == null ? names.getOrDefault(port.getPort().getStrVal(), -1) : number;
    }

    private static Predicate<NetworkPolicyPeer> is(Party party) {
        return peer -> peer.getIpBlock() == null && isThere(peer, party) && isThose(peer, party);
    }

    private static boolean isThere(NetworkPolicyPeer peer, Party party) {
        return peer.getNamespaceSelector() == null
                ? party.isHere()
                : !party.isHere() && matches(peer.getNamespaceSelector(), Map.of(NAMESPACE, party.namespace()));
    }

    private static boolean isThose(NetworkPolicyPeer peer, Party party) {
        return peer.getPodSelector() == null || matches(peer.getPodSelector(), party.labels());
    }

    private static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(requirement -> matches(requirement, labels));
    }

    private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
        if (!requirement.getOperator().equals("In")) {
            throw new IllegalArgumentException("Not understood here: " + requirement.getOperator());
        }
        return requirement.getValues().contains(labels.get(requirement.getKey()));
    }
}
