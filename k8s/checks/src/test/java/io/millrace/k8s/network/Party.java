package io.millrace.k8s.network;

import java.util.Map;

/**
 * Pods at one end of a connection.
 *
 * @param namespace where they are; empty for the overlay's own
 * @param labels what they are known by
 * @param ports their ports by name
 */
public record Party(String namespace, Map<String, String> labels, Map<String, Integer> ports) {

    /** Pods of the overlay's own namespace. */
    public static Party here(Map<String, String> labels) {
        return new Party("", labels, Map.of());
    }

    /** Pods of another namespace. */
    public static Party in(String namespace, Map<String, String> labels) {
        return new Party(namespace, labels, Map.of());
    }

    boolean isHere() {
        return namespace.isEmpty();
    }
}
