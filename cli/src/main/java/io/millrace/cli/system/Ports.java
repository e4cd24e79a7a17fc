package io.millrace.cli.system;

import io.millrace.embedded.process.FreePort;
import io.millrace.embedded.process.ServerException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Where everything listens. */
public record Ports(Map<Service, Integer> services, Map<Service, Integer> management, int postgres, int kafka) {

    private static final int STANDARD_POSTGRES = 15_432;
    private static final int STANDARD_KAFKA = 19_092;
    /** From a service's port to its management port. */
    private static final int TO_MANAGEMENT = 1_000;
    /** From one replica of a service to the next. */
    private static final int TO_NEXT_REPLICA = 20;

    private static final int HIGHEST = 65_535 - TO_MANAGEMENT;

    public Ports {
        services = Map.copyOf(services);
        management = Map.copyOf(management);
    }

    /** The ports of the documentation, but for those that the environment moves: MILLRACE_GATEWAY_PORT and the like. */
    public static Ports standard(Map<String, String> environment) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        Map<Service, Integer> management = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            int port = chosen(environment, variable(service.shortName()), service.standardPort());
            services.put(service, port);
            management.put(service, port + TO_MANAGEMENT);
        }
        return new Ports(
                services,
                management,
                chosen(environment, variable("postgres"), STANDARD_POSTGRES),
                chosen(environment, variable("kafka"), STANDARD_KAFKA));
    }

    /** Ports that nobody uses, for a system beside another one. */
    public static Ports free() {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        Map<Service, Integer> management = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, FreePort.find());
            management.put(service, FreePort.find());
        }
        return new Ports(services, management, FreePort.find(), FreePort.find());
    }

    Instance instance(Service service, int replica) {
        int shift = replica * TO_NEXT_REPLICA;
        return new Instance(
                service,
                replica,
                services.getOrDefault(service, 0) + shift,
                management.getOrDefault(service, 0) + shift);
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
