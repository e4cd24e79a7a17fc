package io.millrace.users.key;

import io.millrace.starter.problem.ProblemException;
import io.millrace.users.key.KeyView.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Makes the next key in time, on schedule and when an administrator says so, and takes keys out of use. */
final class KeyRotation {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private final SigningKeyTable table;
    private final KeyForge forge;
    private final SigningKeys keys;
    private final KeysProperties properties;
    private final Clock clock;

    KeyRotation(SigningKeyTable table, KeyForge forge, SigningKeys keys, KeysProperties properties, Clock clock) {
        this.table = table;
        this.forge = forge;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /** Takes what other replicas did, makes the next key when it is due, and drops those whose tokens have all ended. */
    Mono<Void> round() {
        return keys.reload().then(Mono.defer(this::rotate)).then(Mono.defer(this::dropFollowed));
    }

    private Mono<Void> rotate() {
        var due = due();
        return keys.ring().lastChange().isAfter(due) ? Mono.empty() : rotate(due);
    }

    /** A last change at or before this moment is so long ago that the next key has to be published by now. */
    private Instant due() {
        return clock.instant().minus(properties.rotation()).plus(properties.publishAhead());
    }

    private Mono<Void> rotate(Instant due) {
        return make(properties.publishAhead())
                .filterWhen(key -> table.insertIfNoneAfter(key, due))
                .doOnNext(KeyRotation::tell)
                .then(keys.reload());
    }

    private Mono<Void> dropFollowed() {
        var allArePublished =
                keys.published().size() == keys.ring().newestFirst().size();
        return allArePublished
                ? Mono.empty()
                : table.deleteFollowed(clock.instant().minus(properties.tokensLive()))
                        .then(keys.reload());
    }

    /** A new key, which signs when every verifier has had the time to learn of it. */
    Mono<KeyView> add() {
        return make(properties.publishAhead())
                .filterWhen(key -> table.insertBelow(key, properties.most()))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        HttpStatus.CONFLICT, "There are as many keys as there may be: wait until older ones end.")))
                .doOnNext(KeyRotation::tell)
                .delayUntil(key -> keys.reload())
                .map(key -> KeyView.of(key, State.ANNOUNCED));
    }

    /**
     * Takes a key out of use. Where none that is known to verifiers is left, a new one signs at once: they fetch it when
     * its first token comes, and refuse its tokens for as long as they wait between two fetches.
     */
    Mono<Void> withdraw(String id) {
        return make(Duration.ZERO)
                .flatMap(replacement -> table.withdraw(id, replacement, clock.instant()))
                .doOnNext(withdrawn -> tell(id, withdrawn))
                .flatMap(withdrawn -> withdrawn ? Mono.empty() : requireWithdrawn(id))
                .then(keys.reload());
    }

    private Mono<Void> requireWithdrawn(String id) {
        return table.isWithdrawn(id)
                .filter(known -> known)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("key")))
                .then();
    }

    /** Every key, the latest first, and after them those that were withdrawn last. */
    Mono<List<KeyView>> all() {
        return table.newestFirst()
                .map(this::views)
                .zipWith(
                        table.withdrawn(properties.most()),
                        (used, withdrawn) ->
                                Stream.of(used, withdrawn).flatMap(List::stream).toList());
    }

    private List<KeyView> views(List<StoredKey> newestFirst) {
        var now = clock.instant();
        var signing = newestFirst.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .orElse(newestFirst.getLast());
        return newestFirst.stream()
                .map(key -> KeyView.of(key, key.equals(signing) ? State.SIGNING : other(key, now)))
                .toList();
    }

    private static State other(StoredKey key, Instant now) {
        return key.signsFrom().isAfter(now) ? State.ANNOUNCED : State.RETIRING;
    }

    private Mono<StoredKey> make(Duration ahead) {
        return Mono.fromSupplier(() -> forge.make(clock.instant(), ahead)).subscribeOn(Schedulers.boundedElastic());
    }

    private static void tell(StoredKey made) {
        log.info("Key {} is published, and signs from {}", made.id(), made.signsFrom());
    }

    private static void tell(String id, boolean withdrawn) {
        if (withdrawn) {
            log.warn("Key {} is withdrawn: the tokens that it signed are refused", id);
        }
    }
}
