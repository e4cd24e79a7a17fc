package io.millrace.cli.system;

import io.millrace.embedded.process.FreePort;
import io.millrace.embedded.process.ServerException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Where everything listens. */
public record Ports(Map<Service, Integer> services, int postgres, int kafka) {

    private static final int STANDARD_POSTGRES = 15_432;
    private static final int STANDARD_KAFKA = 19_092;
    /** From a service's port to its management port. */
    private static final int TO_MANAGEMENT = 1_000;
    /** From one replica of a service to the next. */
    private static final int TO_NEXT_REPLICA = 20;

    /** How many replicas of each service fit beside each other on free ports. */
    private static final int ROOM_FOR_REPLICAS = 3;

    /** From the gateway's port where free ones are used. */
    private static final int FREE_POSTGRES = 1;

    private static final int FREE_KAFKA = 2;

    private static final int HIGHEST = 65_535 - TO_MANAGEMENT;

    public Ports {
        services = Map.copyOf(services);
    }

    /** The ports of the documentation, but for those that the environment moves: MILLRACE_GATEWAY_PORT and the like. */
    public static Ports standard(Map<String, String> environment) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, chosen(environment, variable(service.shortName()), service.standardPort()));
        }
        return new Ports(
                services,
                chosen(environment, variable("postgres"), STANDARD_POSTGRES),
                chosen(environment, variable("kafka"), STANDARD_KAFKA));
    }

    /** Free ones, as far from each other as the standard ones, with room for a few replicas of each service. */
    public static Ports free() {
        int gateway = FreePort.find(distances());
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, gateway + fromGateway(service));
        }
        return new Ports(services, gateway + FREE_POSTGRES, gateway + FREE_KAFKA);
    }

    private static int[] distances() {
        IntStream services = Arrays.stream(Service.values())
                .mapToInt(Ports::fromGateway)
                .flatMap(first -> IntStream.range(0, ROOM_FOR_REPLICAS)
                        .map(replica -> first + replica * TO_NEXT_REPLICA)
                        .flatMap(port -> IntStream.of(port, port + TO_MANAGEMENT)));
        return IntStream.concat(services, IntStream.of(FREE_POSTGRES, FREE_KAFKA))
                .toArray();
    }

    private static int fromGateway(Service service) {
        return service.standardPort() - Service.GATEWAY.standardPort();
    }

    Instance instance(Service service, int replica) {
        int port = services.getOrDefault(service, 0) + replica * TO_NEXT_REPLICA;
        return new Instance(service, replica, port, port + TO_MANAGEMENT);
    }

    /** The environment variable that moves something's port. */
    static String variable(String name) {
        return "MILLRACE_" + name.toUpperCase(Locale.ROOT) + "_PORT";
    }

    private static int chosen(Map<String, String> environment, String variable, int standard) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return standard;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of range is.
        }
        throw new ServerException(variable + " is '" + value + "', and must be a port between 1 and " + HIGHEST
                + ": change or unset it.");
    }
}
