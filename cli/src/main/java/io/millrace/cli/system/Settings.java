package io.millrace.cli.system;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment that each service is started with. */
final class Settings {

    private final SystemPlan plan;
    private final Secrets secrets;

    Settings(SystemPlan plan, Secrets secrets) {
        this.plan = plan;
        this.secrets = secrets;
    }

    /** What the person at the terminal set wins over what is the same for all, and never over the ports. */
    Map<String, String> of(Instance instance) {
        Map<String, String> settings = new HashMap<>(common());
        settings.putAll(own(instance.service()));
        settings.putAll(plan.environment());
        settings.put("SERVER_PORT", Integer.toString(instance.port()));
        settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(instance.managementPort()));
        return settings;
    }

    private Map<String, String> common() {
        return Map.of(
                "SERVER_ADDRESS", "127.0.0.1", // a laptop is on many networks: what it tries out is for itself
                "MILLRACE_DEMO", "true",
                "MILLRACE_ISSUER", urls(Service.GATEWAY),
                "MILLRACE_USERS_URLS", urls(Service.USERS),
                "MILLRACE_CATALOG_URLS", urls(Service.CATALOG),
                "MILLRACE_ORDERS_URLS", urls(Service.ORDERS),
                "MILLRACE_KAFKA_SERVERS", "127.0.0.1:" + plan.ports().kafka());
    }

    private Map<String, String> own(Service service) {
        Map<String, String> settings = new HashMap<>();
        if (service.hasDatabase()) {
            settings.put("MILLRACE_DB_HOST", "127.0.0.1");
            settings.put("MILLRACE_DB_PORT", Integer.toString(plan.ports().postgres()));
            settings.put("MILLRACE_DB_NAME", service.shortName());
            settings.put("MILLRACE_DB_USER", service.shortName());
            settings.put("MILLRACE_DB_PASSWORD", databasePassword(service));
        }
        if (service == Service.USERS) {
            settings.put("MILLRACE_KEYS_SECRET", secrets.key("keys"));
            settings.put("MILLRACE_ADMIN_PASSWORD", adminPassword());
            settings.put("MILLRACE_TRUSTED_PROXIES", "127.0.0.1/32"); // the gateway says whom a log-in comes from
        }
        return settings;
    }

    String adminPassword() {
        return plan.environment().getOrDefault("MILLRACE_ADMIN_PASSWORD", secrets.password("admin"));
    }

    String databasePassword(Service service) {
        return secrets.password("database-" + service.shortName());
    }

    String superuserPassword() {
        return secrets.password("postgres");
    }

    private String urls(Service service) {
        return plan.instances(service).stream()
                .map(instance -> instance.url().toString())
                .collect(Collectors.joining(","));
    }
}
