package io.millrace.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.acceptance.driver.Memory;
import io.millrace.acceptance.driver.Problem;
import io.millrace.acceptance.driver.Rig;
import io.millrace.acceptance.load.Call;
import io.millrace.acceptance.load.Calls;
import io.millrace.acceptance.load.Period;
import io.millrace.cli.system.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what customers saw while catalog was broken with what they saw before. */
final class Verdict {

    private static final Set<Integer> HONEST = Set.of(429, 502, 503, 504);

    private static final List<Service> BESIDE = List.of(Service.GATEWAY, Service.ORDERS, Service.USERS);

    private static final List<String> NEEDLESS_OF_CATALOG = List.of(Traffic.LOGIN, Traffic.READING);

    /** What caches and compiled code may add to a JVM that has run for a minute, in bytes. */
    private static final long GROWTH = 96L << 20;

    private static final double HEAP_TIMES = 1.5;

    private static final Duration COLLECTING = Duration.ofMinutes(2);

    private final Rig rig;
    private final Traffic traffic;
    private final Period calm;
    private final Map<Service, Memory> memoryBefore;

    Verdict(Rig rig, Traffic traffic, Period calm) {
        this.rig = rig;
        this.traffic = traffic;
        this.calm = calm;
        this.memoryBefore = memory();
    }

    /** Whether nobody but those who browse saw anything of it. */
    boolean isKept(Period broken) {
        var placing = during(List.of(broken), Traffic.PLACING);
        return NEEDLESS_OF_CATALOG.stream().allMatch(kind -> isKept(kind, broken))
                && placing.where(call -> call.status() == 202).size() == placing.size();
    }

    private boolean isKept(String kind, Period broken) {
        var meanwhile = during(List.of(broken), kind);
        return meanwhile.where(Call::isSuccess).size() == meanwhile.size()
                && meanwhile.isWithin(during(List.of(calm), kind).bound());
    }

    /** Orders are placed as if nothing were, with what the price list knows. */
    void placingGoesOn(List<Period> broken) {
        assertThat(during(broken, Traffic.PLACING).statuses()).as("placed").containsOnlyKeys(202);
    }

    /** Logins and readings are answered, and nearly as fast as before. */
    void latencyIsKept(List<Period> broken) {
        for (var kind : NEEDLESS_OF_CATALOG) {
            var before = during(List.of(calm), kind);
            var meanwhile = during(broken, kind);
            System.out.printf(
                    "  %-8s p95 %4d ms before (%d calls), %4d ms while catalog was broken (%d)%n",
                    kind,
                    before.p95().toMillis(),
                    before.size(),
                    meanwhile.p95().toMillis(),
                    meanwhile.size());
            assertThat(meanwhile.where(call -> !call.isSuccess()).all()).isEmpty();
            assertThat(meanwhile.p95()).as(kind).isLessThanOrEqualTo(before.bound());
        }
    }

    private Calls during(List<Period> periods, String kind) {
        return traffic.calls().of(kind).where(call -> periods.stream().anyMatch(period -> period.holds(call)));
    }

    /** Nobody is told a lie: not even half an answer that looks like a whole one. */
    void everyAnswerIsHonest() {
        var calls = traffic.calls();
        for (var kind : List.of(Traffic.LOGIN, Traffic.READING, Traffic.PLACING, Traffic.BROWSING)) {
            System.out.printf("  %-8s %s%n", kind, calls.of(kind).statuses());
        }
        calls.where(call -> !call.isSuccess()).all().forEach(Verdict::isHonest);
        var browsing = calls.of(Traffic.BROWSING);
        assertThat(browsing.where(call -> call.status() == Call.BROKEN).size())
                .as("answers that broke after they began, and were seen to")
                .isPositive();
        browsing.where(Call::isSuccess).all().forEach(Verdict::isWhole);
    }

    private static void isHonest(Call call) {
        if (call.status() == Call.BROKEN) {
            assertThat(call.kind()).as("%s", call).isEqualTo(Traffic.BROWSING);
        } else {
            assertThat(call.status()).as("%s", call).isIn(HONEST);
            Problem.check(call.answer());
        }
    }

    private static void isWhole(Call call) {
        var answer = call.answer();
        assertThat(answer.number("$.items.length()")).isGreaterThanOrEqualTo(Traffic.SHORTEST_LIST);
    }

    /** What piled up while catalog was broken is gone; what a JVM is just working with may need another collection. */
    void memoryIsBounded() {
        await().atMost(COLLECTING).ignoreException(IllegalStateException.class).untilAsserted(this::isMemoryBounded);
    }

    private void isMemoryBounded() {
        memory().forEach((service, after) -> {
            var before = memoryBefore.get(service);
            System.out.printf("  %-8s %s before, %s after%n", service.shortName(), before, after);
            assertThat(after.heap()).as("heap of %s", service).isLessThan((long) (before.heap() * HEAP_TIMES));
            assertThat(after.resident()).as("memory of %s", service).isLessThan(before.resident() + GROWTH);
        });
    }

    private Map<Service, Memory> memory() {
        return BESIDE.stream().collect(Collectors.toMap(Function.identity(), rig::memory));
    }
}
