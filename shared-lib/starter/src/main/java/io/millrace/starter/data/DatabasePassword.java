package io.millrace.starter.data;

import io.millrace.starter.setup.DefaultSecret;
import org.springframework.core.env.Environment;

/** The passwords to the database: that of millrace-defaults.yml is for demos. */
enum DatabasePassword {
    OF_SERVICE("MILLRACE_DB_PASSWORD", "spring.r2dbc.password"),
    OF_OWNER("MILLRACE_DB_OWNER_PASSWORD", "spring.flyway.password");

    private static final String DEFAULT = "millrace";

    private final String variable;
    private final String property;

    DatabasePassword(String variable, String property) {
        this.variable = variable;
        this.property = property;
    }

    void check(Environment environment) {
        if (DEFAULT.equals(environment.getProperty(property))) {
            DefaultSecret.acceptOnlyInDemo(variable, environment);
        }
    }
}
