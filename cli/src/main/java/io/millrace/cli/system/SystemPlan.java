package io.millrace.cli.system;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is to run, and where.
 *
 * @param programs the services' own
 * @param home where the system keeps its data, logs and secrets
 * @param ports where everything listens
 * @param replicas how many processes each service has; the gateway has one
 * @param environment settings for the services, which win over what the system would give them
 */
public record SystemPlan(Programs programs, Home home, Ports ports, int replicas, Map<String, String> environment) {

    public SystemPlan {
        environment = Map.copyOf(environment);
    }

    /** As `millrace up` runs it. */
    public static SystemPlan standard(Path root, Home home, Map<String, String> environment) {
        return new SystemPlan(Programs.builtIn(root), home, Ports.standard(environment), 1, environment);
    }

    /** A system of its own beside whatever else runs on this machine, for once. */
    public static SystemPlan onFreePorts(Path root, Path home) {
        return onFreePorts(Programs.builtInForOnce(root), home);
    }

    /** The same with other programs than a checkout's. */
    public static SystemPlan onFreePorts(Programs programs, Path home) {
        return new SystemPlan(programs, new Home(home), Ports.free(), 1, System.getenv());
    }

    /** The same with one more setting for the services. */
    public SystemPlan with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new SystemPlan(programs, home, ports, replicas, more);
    }

    /** The same with so many processes of each service. */
    public SystemPlan withReplicas(int count) {
        return new SystemPlan(programs, home, ports, count, environment);
    }

    List<Instance> instances() {
        return Arrays.stream(Service.values())
                .flatMap(service -> instances(service).stream())
                .toList();
    }

    List<Instance> instances(Service service) {
        int count = service == Service.GATEWAY ? 1 : replicas;
        return IntStream.range(0, count)
                .mapToObj(replica -> ports.instance(service, replica))
                .toList();
    }
}
