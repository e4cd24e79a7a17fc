package io.millrace.testing.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.IntegrationTest;
import io.millrace.testing.sample.SampleApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@IntegrationTest(classes = SampleApplication.class)
class InboxCleanupTests {

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    private final Instant longAgo = Instant.now().minus(Duration.ofDays(8));
    private final Instant recently = Instant.now().minus(Duration.ofDays(6));

    @Test
    void eventsThatCameLongAgoAreForgottenAndRecentOnesAreNot() {
        var old = Stream.generate(UUID::randomUUID).limit(5).toList();
        var recent = UUID.randomUUID();
        note(recent, recently).block();
        Flux.fromIterable(old).concatMap(id -> note(id, longAgo)).then().block();
        StepVerifier.create(untilLeft(old, 0)).expectComplete().verify(Duration.ofMinutes(1));
        assertThat(left(List.of(recent)).block()).isOne();
    }

    @Test
    void rowThatAnotherReplicaRemovesHoldsUpNoOther() {
        var locked = UUID.randomUUID();
        var others = Stream.generate(UUID::randomUUID).limit(4).toList();
        var younger = Flux.fromIterable(others)
                .concatMap(id -> note(id, longAgo.plusSeconds(1)))
                .then();
        var whileItIsLocked = lock(locked)
                .delayUntil(found -> apart(younger))
                .delayUntil(found -> untilLeft(others, 0))
                .as(transaction::transactional);
        var unlessTheCleanupWasQuicker =
                note(locked, longAgo).then(whileItIsLocked).repeatWhenEmpty(again -> again);
        StepVerifier.create(unlessTheCleanupWasQuicker)
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofMinutes(1));
    }

    /** Outside the transaction that is under way. */
    private static Mono<Void> apart(Mono<Void> work) {
        return Mono.fromFuture(work::toFuture);
    }

    private Mono<Void> note(UUID id, Instant at) {
        return database.sql("INSERT INTO messaging.inbox (event_id, received_at) VALUES (:id, :at)")
                .bind("id", id)
                .bind("at", at)
                .then();
    }

    /** The row that nobody else can remove now; empty where it is gone. */
    private Mono<UUID> lock(UUID id) {
        return database.sql("SELECT event_id FROM messaging.inbox WHERE event_id = :id FOR UPDATE")
                .bind("id", id)
                .mapValue(UUID.class)
                .one();
    }

    private Mono<Void> untilLeft(List<UUID> ids, long expected) {
        return left(ids)
                .filter(left -> left == expected)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(50)))
                .then();
    }

    private Mono<Long> left(List<UUID> ids) {
        return database.sql("SELECT count(*) FROM messaging.inbox WHERE event_id = ANY(:ids)")
                .bind("ids", ids.toArray(UUID[]::new))
                .mapValue(Long.class)
                .one();
    }
}
