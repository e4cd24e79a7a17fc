package io.millrace.users.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.starter.setup.SetupException;
import io.millrace.users.UsersClient;
import io.millrace.users.UsersTest;
import io.millrace.users.password.PasswordHasher;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Flux;

@UsersTest
class AdministratorSeedApplicationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final UsersClient users;
    private final AccountTable table;
    private final PasswordHasher passwords;
    private final IdGenerator ids;

    AdministratorSeedApplicationTests(
            @Autowired WebTestClient http,
            @Autowired AccountTable table,
            @Autowired PasswordHasher passwords,
            @Autowired IdGenerator ids) {
        this.users = new UsersClient(http);
        this.table = table;
        this.passwords = passwords;
        this.ids = ids;
    }

    @Test
    void theAdministratorOfADemoIsThereFromTheStartAndIsNoCustomer() {
        assertThat(credentials(UsersClient.ADMIN_EMAIL).roles()).containsExactly("ADMIN");
        users.get("/api/users", users.adminToken()).expectStatus().isOk();
    }

    @Test
    void replicasThatStartAtOnceSeedOneAdministrator() {
        var email = UsersClient.newEmail();
        Flux.range(0, 6)
                .flatMap(replica -> seed(email, "the first password").prepare())
                .blockLast(PATIENCE);
        users.login(email, "the first password");
    }

    @Test
    void anotherStartChangesNothing() {
        var email = UsersClient.newEmail();
        seed(email, "the first password").prepare().block(PATIENCE);
        var first = credentials(email);
        seed(email, "the first password").prepare().block(PATIENCE);
        assertThat(credentials(email)).isEqualTo(first);
    }

    @Test
    void thePasswordFollowsTheConfigurationAndTheAccountStays() {
        var email = UsersClient.newEmail();
        seed(email, "the first password").prepare().block(PATIENCE);
        var first = credentials(email);
        seed(email, "the second password").prepare().block(PATIENCE);
        assertThat(credentials(email).subject()).isEqualTo(first.subject());
        users.tryLogin(email, "the first password").expectStatus().isUnauthorized();
        users.login(email, "the second password");
    }

    @Test
    void aDemoWithoutAPasswordForItDoesNotStart() {
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> seed(UsersClient.newEmail(), "").prepare().block(PATIENCE))
                .withMessageContaining("needs a password for its administrator");
    }

    private AdministratorSeed seed(String email, String password) {
        return new AdministratorSeed(new AdministratorProperties(email, password, ""), table, passwords, ids);
    }

    private Credentials credentials(String email) {
        return Objects.requireNonNull(table.credentials(email).block(PATIENCE));
    }
}
