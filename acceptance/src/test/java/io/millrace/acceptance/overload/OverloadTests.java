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
import io.millrace.acceptance.load.Undisturbed;
import io.millrace.acceptance.wire.Manner;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class OverloadTests {

    private static final int TEN_TIMES = 10;
    /** Below every limit. */
    private static final int FEW_A_SECOND = 8;

    private static final int FEW = 20;
    private static final int FLOOD_SECONDS = 3;

    /** What queued instead would wait for seconds. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    /** Whoever asks costs his limit something: all of it is back after a second. */
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private static final Duration FOR_EVER = Duration.ofHours(1);

    private static final Duration SECONDS_AFTER = Duration.ofSeconds(15);

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
        var user = Api.newCustomer(rig.entrance());
        var another = Api.newCustomer(rig.entrance());
        var before = few(another);

        floodBeside(another, user); // by whose end both sides have warmed up
        var measured = Undisturbed.measure(
                () -> floodBeside(another, user),
                now -> isShedAtOnce(now.flood(), 429) && now.isWithin(before.bound()));

        shedsAtOnce(measured.flood(), 429);
        assertThat(accepted(measured.flood()).size())
                .as("accepted meanwhile")
                .isBetween(Rig.RATE, measured.flood().size() / 2);
        keeps(accepted(measured.flood()), before.bound());
        keeps(whole(measured.calm()), before.bound());
        isAsBefore(user, before);
    }

    /** What one asks too often, and what another asks meanwhile. */
    private record Beside(Calls flood, Calls calm) {

        boolean isWithin(Duration bound) {
            return accepted(flood).isWithin(bound) && calm.isWithin(bound);
        }
    }

    private static Beside floodBeside(Api another, Api user) {
        try (var calm = new OpenLoad().every("calm", FEW_A_SECOND, () -> another.get("/api/users/me"))) {
            var flood = flood(Rig.RATE, () -> user.get("/api/users/me"));
            return new Beside(flood, calm.calls());
        }
    }

    @Test
    void whatDoesNotFitIsTurnedAwayAtOnceInsteadOfQueueing() {
        var reader = Api.anonymous(rig.entrance());
        var before = few(reader);
        rig.wire().become(Manner.late(SLOW));
        var slow = before.bound().plus(SLOW);

        // So many are in flight when each takes a second: ten times that many a second.
        var flood = Undisturbed.measure(
                () -> flood(Rig.IN_FLIGHT, () -> read(reader)),
                now -> isShedAtOnce(now, 503) && accepted(now).isWithin(slow));

        shedsAtOnce(flood, 503);
        assertThat(accepted(flood).size()).as("accepted").isGreaterThanOrEqualTo(Rig.IN_FLIGHT);
        keeps(accepted(flood), slow);
        rig.wire().mend();
        isAsBefore(reader, before);
    }

    /** Ten times as much as fits, for some seconds. */
    private static Calls flood(int limit, Supplier<Answer> question) {
        return OpenLoad.burst("flood", TEN_TIMES * limit, TEN_TIMES * limit * FLOOD_SECONDS, question);
    }

    private static Answer read(Api reader) {
        return reader.get("/api/products?limit=1");
    }

    /** Some, all of which were answered. */
    private static Calls few(Api client) {
        return few(client, FOR_EVER);
    }

    private static Calls few(Api client, Duration bound) {
        return whole(Undisturbed.measure(
                () -> OpenLoad.burst("few", FEW_A_SECOND, FEW, () -> read(client)),
                calls -> accepted(calls).size() == FEW && calls.isWithin(bound)));
    }

    private static Calls accepted(Calls calls) {
        return calls.where(Call::isSuccess);
    }

    /** Where all were answered. */
    private static Calls whole(Calls calls) {
        assertThat(calls.statuses()).containsOnlyKeys(200);
        return calls;
    }

    private static boolean isShedAtOnce(Calls flood, int status) {
        return flood.where(call -> call.status() != 200 && call.status() != status)
                                .size()
                        == 0
                && flood.where(call -> !call.isSuccess()).isWithin(AT_ONCE);
    }

    /** What is not accepted is refused like this, faster than it could be served, and says when to come again. */
    private static void shedsAtOnce(Calls flood, int status) {
        var refused = flood.where(call -> !call.isSuccess());
        assertThat(flood.statuses()).containsOnlyKeys(200, status);
        System.out.printf("  %s, refused in %s (p95)%n", flood.statuses(), refused.p95());
        assertThat(refused.size()).isGreaterThan(flood.size() / 2);
        refused.all().forEach(call -> Problem.check(call.answer()));
        assertThat(refused.p95()).isLessThanOrEqualTo(AT_ONCE);
    }

    private static void keeps(Calls calls, Duration bound) {
        assertThat(calls.p95()).isLessThanOrEqualTo(bound);
    }

    private static void isAsBefore(Api client, Calls before) {
        await().pollDelay(ONE_SECOND)
                .pollInterval(ONE_SECOND)
                .atMost(SECONDS_AFTER)
                .until(() -> read(client).status() == 200);
        keeps(few(client, before.bound()), before.bound());
    }
}
