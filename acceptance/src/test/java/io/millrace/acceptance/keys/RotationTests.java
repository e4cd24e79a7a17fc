package io.millrace.acceptance.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.millrace.acceptance.driver.Answer;
import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.load.Call;
import io.millrace.acceptance.load.Calls;
import io.millrace.acceptance.load.OpenLoad;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shared system's keys go round in seconds instead of minutes, in the same proportions. */
@ExtendWith(RunningSystem.class)
class RotationTests {

    private static final int A_SECOND = 5;
    /** The settings' few seconds, on a machine that also builds. */
    private static final Duration ROUND = Duration.ofSeconds(30);

    /** Each process verifies for itself, also where it would answer without a token. */
    private static final Map<Service, String> PATHS = Map.of(
            Service.GATEWAY, "/api/products?limit=1",
            Service.USERS, "/api/users/me",
            Service.CATALOG, "/api/products?limit=1",
            Service.ORDERS, "/api/orders");

    @Test
    void aRotationRefusesNoValidTokenAndAWithdrawnKeysTokensAreRefusedSoon(MillraceSystem system) {
        var email = Api.register(system);
        var early = Api.customer(system, email);
        var old = keyOf(early);
        try (var fresh = new OpenLoad().every("fresh", A_SECOND, () -> withNewToken(system, email))) {
            try (var kept = new OpenLoad().every("kept", A_SECOND, () -> early.get("/api/orders"))) {
                Api.administrator(system).post("/api/keys", "").expect(201);
                await().atMost(ROUND)
                        .until(() -> !keyOf(Api.customer(system, email)).equals(old));
                noneIsRefused(kept.calls());
            }
            Api.administrator(system).delete("/api/keys/" + old).expect(204);
            for (var service : Service.values()) {
                await().alias("refused by " + service).atMost(ROUND).until(() -> isRefused(early, system, service));
            }
            noneIsRefused(fresh.calls());
        }
    }

    private static boolean isRefused(Api client, MillraceSystem system, Service service) {
        return client.toward(system.url(service)).get(PATHS.get(service)).status() == 401;
    }

    /** On a busy machine an answer may be late, which is no refusal. */
    private static void noneIsRefused(Calls calls) {
        assertThat(calls.statuses()).doesNotContainKeys(401, 403, 500);
        assertThat(calls.where(Call::isSuccess).size()).isGreaterThan(calls.size() / 2);
    }

    private static Answer withNewToken(MillraceSystem system, String email) {
        var login = Api.login(system, email);
        return login.status() == 200
                ? Api.anonymous(system)
                        .with("Authorization", "Bearer " + login.text("$.accessToken"))
                        .get("/api/orders")
                : login;
    }

    private static String keyOf(Api client) {
        try {
            return SignedJWT.parse(client.token()).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
