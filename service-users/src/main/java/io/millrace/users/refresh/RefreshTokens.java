package io.millrace.users.refresh;

import java.time.Clock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps people logged in. Every token serves once and yields the next one of its family. One that comes again later
 * is in two hands, and nobody can tell whose is the thief's: the family ends.
 */
@Component
public final class RefreshTokens {

    private static final Logger log = LoggerFactory.getLogger(RefreshTokens.class);

    private final RefreshTokenTable table;
    private final RefreshProperties properties;
    private final IdGenerator ids;
    private final Clock clock;

    RefreshTokens(RefreshTokenTable table, RefreshProperties properties, IdGenerator ids, Clock clock) {
        this.table = table;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /** The first token after a log-in. */
    public Mono<RefreshToken> begin(String subject) {
        return fresh().flatMap(first -> begin(subject, first).thenReturn(first));
    }

    private Mono<Void> begin(String subject, RefreshToken first) {
        var now = clock.instant();
        return table.begin(ids.generateId(), subject, first, now.plus(properties.total()), now.plus(properties.idle()));
    }

    /** Uses a token up; empty where it is unknown, has ended, is revoked, or is used already: all look alike. */
    public Mono<Renewal> use(RefreshToken token) {
        return fresh().flatMap(next -> use(token, next)).switchIfEmpty(Mono.defer(() -> endReused(token)));
    }

    private Mono<Renewal> use(RefreshToken token, RefreshToken next) {
        return table.use(token, next, clock.instant(), properties.grace(), properties.idle())
                .map(subject -> new Renewal(subject, next));
    }

    private Mono<Renewal> endReused(RefreshToken token) {
        return table.revokeReused(token, clock.instant(), properties.grace())
                .doOnNext(subject -> log.warn(
                        "A refresh token of user {} came again: all that followed from its log-in is revoked", subject))
                .then(Mono.empty());
    }

    /** Ends the family of a token, whatever state the token is in; does nothing where nobody knows it. */
    public Mono<Void> revoke(RefreshToken token) {
        return table.revoke(token, clock.instant());
    }

    /** Forgets what has ended, a batch at a time. */
    Mono<Void> forgetEnded() {
        var now = clock.instant();
        var rows = properties.cleanup().batch();
        return inBatches(() -> table.forgetTokens(now, rows)).then(inBatches(() -> table.forgetFamilies(now, rows)));
    }

    private Mono<Void> inBatches(Supplier<Mono<Long>> batch) {
        var cleanup = properties.cleanup();
        return Mono.defer(batch)
                .timeout(cleanup.patience())
                .repeat()
                .takeUntil(rows -> rows < cleanup.batch())
                .then();
    }

    private static Mono<RefreshToken> fresh() {
        return Mono.fromSupplier(RefreshToken::random).subscribeOn(Schedulers.boundedElastic());
    }
}
