package io.millrace.acceptance.driver;

import static java.util.Map.entry;

import io.millrace.cli.system.SystemPlan;
import java.util.HashMap;
import java.util.Map;

/** Settings of a system under test, as its operator would make them. */
record Limits(Map<String, String> settings) {

    private static final String PLENTY = "100000";

    /**
     * All customers of a test come from one address: what counts by it must not count here. Breakers open and close in
     * seconds, so that tests see it, and passwords cost little, so that logins are as quick as what they are compared with.
     */
    private static final Map<String, String> COMMON = Map.of(
            "MILLRACE_LIMITS_RATE_ADDRESS",
            PLENTY,
            "MILLRACE_LIMITS_RATE_ADDRESSBURST",
            PLENTY,
            "MILLRACE_LOGIN_BURST",
            PLENTY,
            "MILLRACE_REGISTRATION_BURST",
            PLENTY,
            "MILLRACE_KEYS_SECRET",
            SigningKey.SECRET,
            "MILLRACE_PASSWORD_STRENGTH",
            "4",
            "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_SLIDINGWINDOWSIZE",
            "4", // seconds
            "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_MINIMUMNUMBEROFCALLS",
            "10",
            "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_WAITDURATIONINOPENSTATE",
            "1s",
            "RESILIENCE4J_CIRCUITBREAKER_INSTANCES_CATALOG_WAITDURATIONINOPENSTATE",
            "1s");

    /**
     * For tests that want to be in nobody's way, on a machine that may pause any process for seconds. Keys go round in
     * seconds here, so that tests see it.
     */
    static final Limits RAISED = new Limits(Map.ofEntries(
            entry("MILLRACE_LIMITS_RATE_USER", PLENTY),
            entry("MILLRACE_LIMITS_RATE_USERBURST", PLENTY),
            entry("MILLRACE_ORDERS_TIMEOUT", "3m"), // a JVM's start, and a saga on top
            entry("MILLRACE_DATABASE_STATEMENTTIMEOUT", "40s"), // tests hold what calls wait for
            entry("MILLRACE_DATABASE_LOCKTIMEOUT", "40s"),
            entry("SPRING_R2DBC_POOL_MAXACQUIRETIME", "15s"),
            entry("SPRING_HTTP_CLIENTS_READTIMEOUT", "15s"),
            entry("SPRING_HTTP_SERVICECLIENT_ORDERS_READTIMEOUT", "15s"),
            entry("MILLRACE_GRAPHQL_CALLS_ANSWER", "20s"),
            entry("SPRING_CLOUD_GATEWAY_SERVER_WEBFLUX_HTTPCLIENT_RESPONSETIMEOUT", "40s"),
            entry("RESILIENCE4J_TIMELIMITER_CONFIGS_DEFAULT_TIMEOUTDURATION", "50s"),
            entry("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE", "60s"),
            entry("MILLRACE_SECURITY_FETCHTIMEOUT", "15s"),
            entry("MILLRACE_SECURITY_REFETCHINTERVAL", "2s"),
            entry("MILLRACE_SECURITY_KEYSMAXAGE", "4s"),
            entry("MILLRACE_KEYS_CACHE", "1s"),
            entry("MILLRACE_KEYS_PUBLISHAHEAD", "10s"))); // twice what the verifiers need, for a busy machine

    /** The environment of one process with these settings, and with those that every test needs. */
    Map<String, String> environment() {
        var environment = new HashMap<>(COMMON);
        environment.putAll(settings);
        return environment;
    }

    /** The same with these settings, and with those that every test needs. */
    SystemPlan apply(SystemPlan plan) {
        var result = plan;
        for (var setting : environment().entrySet()) {
            result = result.with(setting.getKey(), setting.getValue());
        }
        return result;
    }
}
