package io.millrace.starter.setup;

import org.springframework.core.env.Environment;

/** Secrets have defaults so that a demo starts with nothing configured. Everybody knows them, so nothing else may. */
public final class DefaultSecret {

    private DefaultSecret() {}

    /**
     * Ends the start, unless this is a demo.
     *
     * @param variable what would set the secret
     */
    public static void acceptOnlyInDemo(String variable, Environment environment) {
        if (!environment.getProperty("millrace.demo", Boolean.class, false)) {
            throw new SetupException(
                    variable + " has the default that everybody knows, and this is no demo.",
                    "Set " + variable + " to a secret of your own, or MILLRACE_DEMO=true where nobody else gets in.",
                    null);
        }
    }
}
