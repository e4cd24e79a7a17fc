package io.millrace.starter.data;

import java.util.function.IntConsumer;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Where MILLRACE_MIGRATE is {@code only}, the process ends before the service would have been made: with 0 once the tables
 * are up to date, also where a service has none. It opens no port and speaks to nobody but the database.
 */
final class MigrateAndEnd implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String FLYWAY = "org.flywaydb.core.Flyway";

    private final IntConsumer exit;

    MigrateAndEnd() {
        this(System::exit);
    }

    MigrateAndEnd(IntConsumer exit) {
        this.exit = exit;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (Migrate.in(environment) == Migrate.ONLY) {
            if (ClassUtils.isPresent(FLYWAY, context.getClassLoader())) {
                Tables.migrate(environment);
            }
            exit.accept(0);
        }
    }

    /** Apart, because a service without a database has no Flyway to load. */
    private static final class Tables {

        static void migrate(ConfigurableEnvironment environment) {
            try (var small = new AnnotationConfigApplicationContext()) {
                small.setEnvironment(environment);
                small.register(DatabaseAutoConfiguration.Migrations.class, FlywayAutoConfiguration.class);
                small.refresh();
            }
        }
    }
}
