package io.millrace.acceptance.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Answer;
import io.millrace.acceptance.driver.Api;
import io.millrace.acceptance.driver.Problem;
import io.millrace.acceptance.driver.Rig;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.acceptance.load.Call;
import io.millrace.acceptance.load.Calls;
import io.millrace.acceptance.load.OpenLoad;
import io.millrace.acceptance.wire.Manner;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class OverloadTests {

    private static final int TEN_TIMES = 10;
    /** Below every limit. */
    private static final int FEW_A_SECOND = 10;

    private static final int FEW = 60;
    private static final Duration SECONDS_AFTER = Duration.ofSeconds(5);

    /** How long catalog's answers take while calls pile up. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    private Rig rig;

    @BeforeEach
    void take(Rig shared) {
        rig = shared;
    }

    @AfterEach
    void mend() {
        rig.wire().mend();
    }

    @Test
    void whoAsksTooOftenIsTurnedAwayAtOnceAndNobodyElse() {
        var user = Api.newCustomer(rig.system());
        var another = Api.newCustomer(rig.system());
        var before = whole(few(another));

        try (var calm = new OpenLoad().every("calm", FEW_A_SECOND, () -> another.get("/api/users/me"))) {
            var flood = OpenLoad.burst(
                    "flood", TEN_TIMES * Rig.RATE, TEN_TIMES * Rig.RATE * 3, () -> user.get("/api/users/me"));

            shedsAtOnce(flood, before, 429);
            assertThat(flood.where(Call::isSuccess).size())
                    .as("accepted in some three seconds")
                    .isBetween(Rig.RATE, flood.size() / 2);
            keeps(flood.where(Call::isSuccess), before);
            keeps(whole(calm.calls()), before);
        }
        isAsBefore(user, before);
    }

    @Test
    void whatDoesNotFitIsTurnedAwayAtOnceInsteadOfQueueing() {
        var reader = Api.anonymous(rig.system());
        var before = whole(few(reader));
        rig.wire().become(Manner.late(SLOW));
        var slow = whole(few(reader));

        // So many are in flight when each takes a second: ten times that many a second.
        var flood =
                OpenLoad.burst("flood", TEN_TIMES * Rig.IN_FLIGHT, TEN_TIMES * Rig.IN_FLIGHT * 3, () -> read(reader));

        shedsAtOnce(flood, before, 503);
        assertThat(flood.where(Call::isSuccess).size()).as("accepted").isGreaterThanOrEqualTo(Rig.IN_FLIGHT);
        keeps(flood.where(Call::isSuccess), slow);
        rig.wire().mend();
        isAsBefore(reader, before);
    }

    private static Answer read(Api reader) {
        return reader.get("/api/products?limit=1");
    }

    private static Calls few(Api client) {
        return OpenLoad.burst("few", FEW_A_SECOND, FEW, () -> read(client));
    }

    /** Where all were answered. */
    private static Calls whole(Calls calls) {
        assertThat(calls.statuses()).containsOnlyKeys(200);
        return calls;
    }

    /** What is not accepted is refused like this, faster than it could be served, and says when to come again. */
    private static void shedsAtOnce(Calls flood, Calls before, int status) {
        var refused = flood.where(call -> !call.isSuccess());
        System.out.printf("  %s, refused in %s (p95)%n", flood.statuses(), refused.p95());
        assertThat(flood.statuses()).containsOnlyKeys(200, status);
        assertThat(refused.size()).isGreaterThan(flood.size() / 2);
        refused.all().forEach(call -> Problem.check(call.answer()));
        keeps(refused, before);
    }

    private static void keeps(Calls calls, Calls before) {
        assertThat(calls.p95()).isLessThanOrEqualTo(before.bound());
    }

    private static void isAsBefore(Api client, Calls before) {
        await().atMost(SECONDS_AFTER).until(() -> read(client).status() == 200);
        keeps(whole(few(client)), before);
    }
}
