package io.millrace.starter.data;

import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;

/**
 * Migrates the tables of messaging, in a schema and with a history of their own, then those of the service. Where another
 * role than the service's own does it, that one owns the tables, and the service gets the right to read and write them.
 */
final class Migration implements FlywayMigrationStrategy {

    private final Environment environment;

    Migration(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void migrate(Flyway flyway) {
        if (Migrate.in(environment) == Migrate.OFF) {
            return;
        }
        DatabasePassword.OF_OWNER.check(environment);
        if (environment.getProperty("millrace.messaging.enabled", Boolean.class, true)) {
            like(flyway)
                    .schemas("messaging")
                    .locations("classpath:db/messaging")
                    .load()
                    .migrate();
        }
        like(flyway).load().migrate();
    }

    private FluentConfiguration like(Flyway flyway) {
        FluentConfiguration configuration = Flyway.configure().configuration(flyway.getConfiguration());
        String service = environment.getRequiredProperty("spring.r2dbc.username");
        return service.equals(environment.getProperty("spring.flyway.user"))
                ? configuration
                : withRightsFor(service, configuration);
    }

    private static FluentConfiguration withRightsFor(String service, FluentConfiguration configuration) {
        Map<String, String> placeholders = new HashMap<>(configuration.getPlaceholders());
        placeholders.put("service", service);
        return configuration.placeholders(placeholders).callbackLocations("classpath:db/rights");
    }
}
