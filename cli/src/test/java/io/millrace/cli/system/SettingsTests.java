package io.millrace.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTests {

    @TempDir
    Path folder;

    @Test
    void aServiceGetsItsOwnDatabaseAndTheAddressesOfAll() {
        Map<String, String> orders = settings(Map.of(), 2, Service.ORDERS);

        assertThat(orders)
                .containsEntry("SERVER_PORT", "8103")
                .containsEntry("MANAGEMENT_SERVER_PORT", "9103")
                .containsEntry("MILLRACE_DB_NAME", "orders")
                .containsEntry("MILLRACE_DB_USER", "orders")
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("MILLRACE_DEMO", "true")
                .containsEntry("MILLRACE_ISSUER", "http://localhost:8080")
                .containsEntry("MILLRACE_USERS_URLS", "http://localhost:8101,http://localhost:8121")
                .doesNotContainKeys("MILLRACE_KEYS_SECRET", "MILLRACE_ADMIN_PASSWORD");
    }

    @Test
    void onlyUsersKnowsTheKeysAndTheAdministrator() {
        assertThat(settings(Map.of(), 1, Service.USERS))
                .containsKeys("MILLRACE_KEYS_SECRET", "MILLRACE_ADMIN_PASSWORD");
        assertThat(settings(Map.of(), 1, Service.GATEWAY)).doesNotContainKeys("MILLRACE_DB_PASSWORD");
    }

    @Test
    void onlyUsersBelievesTheGatewayWhomARequestComesFrom() {
        assertThat(settings(Map.of(), 1, Service.USERS)).containsEntry("MILLRACE_TRUSTED_PROXIES", "127.0.0.1/32");
        assertThat(settings(Map.of(), 1, Service.ORDERS)).doesNotContainKey("MILLRACE_TRUSTED_PROXIES");
        assertThat(settings(Map.of(), 1, Service.GATEWAY)).doesNotContainKey("MILLRACE_TRUSTED_PROXIES");
    }

    @Test
    void whatThePersonSetWinsButForThePorts() {
        Map<String, String> users =
                settings(Map.of("MILLRACE_DB_PASSWORD", "mine", "SERVER_PORT", "1"), 1, Service.USERS);

        assertThat(users).containsEntry("MILLRACE_DB_PASSWORD", "mine").containsEntry("SERVER_PORT", "8101");
    }

    private Map<String, String> settings(Map<String, String> environment, int replicas, Service service) {
        SystemPlan plan =
                SystemPlan.standard(folder, new Home(folder), environment).withReplicas(replicas);
        return new Settings(plan, new Secrets(folder.resolve("secrets")))
                .of(plan.instances(service).getFirst());
    }
}
