package io.millrace.starter.messaging.relay;

import io.millrace.starter.messaging.outbox.Outbox;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The parts of the outbox that this replica relays, as advisory locks of its session: PostgreSQL takes them back when
 * the session ends, however it ends. Each session also shares one lock that says "I am a member", so every replica
 * knows how many there are and takes no more than its part.
 */
final class Shards {

    /** Sets our locks apart from others in the same database: "MILL" in ASCII, and the next number for the members. */
    private static final int SHARD_SPACE = 0x4D494C4C;

    private static final int MEMBER_SPACE = SHARD_SPACE + 1;

    static final String JOIN = "SELECT pg_advisory_lock_shared(%d, 0)::text".formatted(MEMBER_SPACE);

    private static final String MEMBERS = """
            SELECT count(*)::int, count(*) FILTER (WHERE pid < pg_backend_pid())::int
            FROM (SELECT DISTINCT pid FROM pg_locks
                  WHERE locktype = 'advisory' AND classid = %d AND granted
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            """.formatted(MEMBER_SPACE);

    /** The limit ends the scan, so no lock is taken that is not told of. */
    private static final String TAKE = """
            SELECT shard FROM unnest($1) AS shard WHERE pg_try_advisory_lock(%d, shard) LIMIT $2
            """.formatted(SHARD_SPACE);

    private static final String GIVE_BACK =
            "SELECT pg_advisory_unlock(%d, shard) FROM unnest($1) AS shard".formatted(SHARD_SPACE);

    private final RelaySession session;
    private final Set<Short> held = new ConcurrentSkipListSet<>();

    Shards(RelaySession session) {
        this.session = session;
    }

    /** Those that belong to this replica. */
    Set<Short> held() {
        return Set.copyOf(held);
    }

    /**
     * Takes what is free, or gives back what is too much. Only to be asked while no batch is being read or begun. (What
     * a batch left behind unacknowledged may still be sent by us and by the next owner: see {@link OutboxRelay}.)
     */
    Mono<Void> balance() {
        return share().flatMap(share -> held.size() > share ? giveBack(held.size() - share) : take(share));
    }

    private Mono<Integer> share() {
        return session.query(
                        MEMBERS, row -> shareOf(number(row.get(0, Integer.class)), number(row.get(1, Integer.class))))
                .map(List::getFirst);
    }

    /** The first few members, in the order of their process ids, take what an even split leaves over. */
    static int shareOf(int members, int before) {
        return members == 0 ? 0 : Outbox.SHARDS / members + (before < Outbox.SHARDS % members ? 1 : 0);
    }

    private Mono<Void> take(int share) {
        if (held.size() == share) {
            return Mono.empty();
        }
        var others = IntStream.range(0, Outbox.SHARDS)
                .mapToObj(shard -> (short) shard)
                .filter(shard -> !held.contains(shard))
                .toArray(Short[]::new);
        return session.query(TAKE, row -> number(row.get(0, Short.class)), others, share - held.size())
                .doOnNext(held::addAll)
                .then();
    }

    private Mono<Void> giveBack(int surplus) {
        var given = held.stream().limit(surplus).toArray(Short[]::new);
        held.removeAll(List.of(given));
        return session.query(GIVE_BACK, row -> true, (Object) given).then();
    }

    private static <N extends Number> N number(@Nullable N value) {
        return Objects.requireNonNull(value);
    }
}
