package io.millrace.acceptance.driver;

import io.millrace.cli.system.SystemPlan;
import java.util.Map;

/** Settings of a system under test, as its operator would make them. */
record Limits(Map<String, String> settings) {

    private static final String PLENTY = "100000";

    /** All customers of a test come from one address: what counts by it must not count here. */
    private static final Map<String, String> ONE_ADDRESS = Map.of(
            "MILLRACE_LIMITS_RATE_ADDRESS", PLENTY,
            "MILLRACE_LIMITS_RATE_ADDRESSBURST", PLENTY,
            "MILLRACE_LOGIN_BURST", PLENTY,
            "MILLRACE_REGISTRATION_BURST", PLENTY,
            "MILLRACE_KEYS_SECRET", SigningKey.SECRET);

    /** For tests that want to be in nobody's way. Keys go round in seconds here, so that tests see it. */
    static final Limits RAISED = new Limits(Map.of(
            "MILLRACE_LIMITS_RATE_USER", PLENTY,
            "MILLRACE_LIMITS_RATE_USERBURST", PLENTY,
            "MILLRACE_DATABASE_STATEMENTTIMEOUT", "15s", // tests hold what calls wait for
            "MILLRACE_DATABASE_LOCKTIMEOUT", "15s",
            "SPRING_CLOUD_GATEWAY_SERVER_WEBFLUX_HTTPCLIENT_RESPONSETIMEOUT", "15s",
            "RESILIENCE4J_TIMELIMITER_CONFIGS_DEFAULT_TIMEOUTDURATION", "20s",
            "MILLRACE_SECURITY_REFETCHINTERVAL", "2s",
            "MILLRACE_SECURITY_KEYSMAXAGE", "4s",
            "MILLRACE_KEYS_CACHE", "1s",
            "MILLRACE_KEYS_PUBLISHAHEAD", "10s")); // twice what the verifiers need, for a busy machine

    /** The same with these settings, and with those that every test needs. */
    SystemPlan apply(SystemPlan plan) {
        var result = plan;
        for (var setting : ONE_ADDRESS.entrySet()) {
            result = result.with(setting.getKey(), setting.getValue());
        }
        for (var setting : settings.entrySet()) {
            result = result.with(setting.getKey(), setting.getValue());
        }
        return result;
    }
}
