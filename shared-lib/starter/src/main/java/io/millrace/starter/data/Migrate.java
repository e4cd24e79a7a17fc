package io.millrace.starter.data;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What a start does with the database's tables: MILLRACE_MIGRATE. */
enum Migrate {
    /** Brings them up to date, and goes on. */
    ON,
    /** Takes them as they are: somebody else has brought them up to date. */
    OFF,
    /** Brings them up to date, and ends: what an init container is for. */
    ONLY;

    static Migrate in(Environment environment) {
        return Binder.get(environment)
                .bind("millrace.database.migrate", Migrate.class)
                .orElse(ON);
    }
}
