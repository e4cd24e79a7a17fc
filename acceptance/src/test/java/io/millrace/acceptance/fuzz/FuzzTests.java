package io.millrace.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.acceptance.access.Cast;
import io.millrace.acceptance.access.Identity;
import io.millrace.acceptance.access.Row;
import io.millrace.acceptance.access.Table;
import io.millrace.acceptance.driver.Problem;
import io.millrace.acceptance.driver.RunningSystem;
import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every call of the access table as somebody who may make it, with some thirty things wrong with it, one at a time; each
 * call has others. {@code -Dmillrace.seed=} repeats a run.
 */
@ExtendWith(RunningSystem.class)
class FuzzTests {

    private static final long SEED = Long.getLong("millrace.seed", System.nanoTime());
    private static final int EACH = 32;

    private static final List<Mutation> MUTATIONS =
            Stream.of(Bodies.ALL, Paths.ALL, Headers.ALL).flatMap(List::stream).toList();

    private static final List<Row> CALLS = Table.of("access.txt").stream()
            .filter(row -> Set.of(Identity.OWNER, Identity.ADMIN).stream()
                    .anyMatch(identity -> !"403".equals(row.expected(identity))))
            .toList();

    /** What Netty refuses before anybody else sees it. */
    private static final Set<Integer> BARE = Set.of(400, 414, 431);

    private static final int AT_ONCE = 4;

    /** In every build; the long form may run where much else does. */
    private static final Duration AT_MOST =
            "full".equals(System.getProperty("millrace.chaos")) ? Duration.ofMinutes(5) : Duration.ofSeconds(60);

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @Test
    void whateverIsWrongWithACallIsRefusedInOurWords(MillraceSystem system) throws Exception {
        System.out.printf("FuzzTests: -Dmillrace.seed=%d%n", SEED);
        var begin = Instant.now();
        var client = new RawClient(system.url(Service.GATEWAY));
        try (var testers = Executors.newFixedThreadPool(AT_ONCE)) {
            var rows = CALLS.stream().map(row -> fuzzing(row, system, client)).toList();
            testers.invokeAll(rows).forEach(Future::resultNow);
        }
        assertThat(faults).as("with -Dmillrace.seed=%d", SEED).isEmpty();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(AT_MOST);
    }

    /** Each call has a cast of its own: what is served all the same may retire a product that another call is about. */
    private Callable<Row> fuzzing(Row row, MillraceSystem system, RawClient client) {
        return () -> {
            fuzz(row, new Cast(system), client);
            return row;
        };
    }

    private void fuzz(Row row, Cast cast, RawClient client) {
        var usual = client.send(request(cast, row)).status();
        if (!row.allows(whoMay(row), usual)) {
            faults.add("%s as its example shows it: %d".formatted(row, usual));
        }
        var random = new Random(SEED + CALLS.indexOf(row));
        for (var mutation : some(row, cast, random)) {
            var mutated = mutation.change().apply(request(cast, row), random);
            judge(row, mutation, client.send(mutated), usual);
        }
    }

    private static List<Mutation> some(Row row, Cast cast, Random random) {
        var example = request(cast, row);
        var suiting = new ArrayList<>(MUTATIONS.stream()
                .filter(mutation -> mutation.suits().test(example))
                .toList());
        Collections.shuffle(suiting, random);
        return suiting.subList(0, EACH);
    }

    private static Request request(Cast cast, Row row) {
        var headers = new ArrayList<>(List.of("Host: localhost"));
        Optional.of(row.body())
                .filter(body -> !body.isEmpty())
                .ifPresent(body -> headers.add("Content-Type: application/json"));
        headers.add("Authorization: Bearer " + cast.token(whoMay(row)));
        row.headers().forEach(header -> headers.add(cast.filledIn(header)));
        return new Request(
                row.method(),
                cast.filledIn(row.path()),
                List.copyOf(headers),
                Request.bytesOf(cast.filledIn(row.body())));
    }

    private static Identity whoMay(Row row) {
        return row.expected(Identity.OWNER).startsWith("2") ? Identity.OWNER : Identity.ADMIN;
    }

    private void judge(Row row, Mutation mutation, Reply reply, int usual) {
        var right = switch (mutation.expected()) {
            case SERVED -> reply.status() == usual;
            case REFUSED -> reply.isRefused();
            case EITHER -> reply.isRefused() || reply.status() / 100 == 2 || reply.status() / 100 == 3;
        };
        var inOurWords = !reply.isRefused()
                || reply.isProblem()
                || (BARE.contains(reply.status()) && reply.body().isEmpty());
        if (!right || !inOurWords || Problem.showsInternals(reply.body())) {
            faults.add("%s with %s: %s %s".formatted(row, mutation, reply.head(), reply.body()));
        }
    }
}
