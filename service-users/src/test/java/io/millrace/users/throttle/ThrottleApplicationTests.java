package io.millrace.users.throttle;

import static io.millrace.users.UsersClient.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.users.UsersClient;
import io.millrace.users.UsersTest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The limits as they are by default, but that no attempt comes back while a slow machine makes the others. */
@UsersTest
class ThrottleApplicationTests {

    private final UsersClient attacker;
    private final UsersClient owner;
    private final LoginProperties login;

    ThrottleApplicationTests(@Autowired WebTestClient http, @Autowired LoginProperties login) {
        this.attacker = new UsersClient(http);
        this.owner = new UsersClient(http);
        this.login = login;
    }

    @Test
    void anAddressThatFailsTooOftenIsSentAwayAndNobodyElseIs() {
        var customer = owner.newCustomer();
        IntStream.range(0, login.burst())
                .forEach(each -> isProblem(
                        attacker.tryLogin(UsersClient.newEmail(), UsersClient.PASSWORD), HttpStatus.UNAUTHORIZED));
        isProblem(
                attacker.tryLogin(customer.email(), UsersClient.PASSWORD)
                        .expectHeader()
                        .exists(HttpHeaders.RETRY_AFTER),
                HttpStatus.TOO_MANY_REQUESTS);
        owner.login(customer.email(), UsersClient.PASSWORD);
    }

    @Test
    void knownAndUnknownAccountsWaitAlikeAfterFailuresAndTheOwnerGetsIn() {
        var known = owner.newCustomer().email();
        var unknown = UsersClient.newEmail();
        IntStream.range(0, login.freeFailures()).forEach(each -> {
            isProblem(attacker.tryLogin(known, "wrong horse battery"), HttpStatus.UNAUTHORIZED);
            isProblem(attacker.tryLogin(unknown, "wrong horse battery"), HttpStatus.UNAUTHORIZED);
        });
        assertThat(timeOf(() -> attacker.tryLogin(known, "wrong horse battery")))
                .isGreaterThanOrEqualTo(login.firstDelay());
        assertThat(timeOf(() -> attacker.tryLogin(unknown, "wrong horse battery")))
                .isGreaterThanOrEqualTo(login.firstDelay());
        owner.login(known, UsersClient.PASSWORD);
    }

    @Test
    void askingForManyAddressesByRegisteringIsSlow() {
        var taken = owner.newCustomer().email();
        for (var each = 0; each < 30; each++) {
            isProblem(attacker.register(taken), HttpStatus.CONFLICT);
        }
        isProblem(
                attacker.register(taken).expectHeader().exists(HttpHeaders.RETRY_AFTER), HttpStatus.TOO_MANY_REQUESTS);
        owner.newCustomer();
    }

    private static Duration timeOf(Runnable call) {
        var begin = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
