package io.millrace.starter.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.catalog.StockAdjusted;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddingTests {

    private final OutboxDatabase database = new OutboxDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eventsOfAChangeAreOneStatementAndKeepTheirOrder() {
        database.run("""
                CREATE TABLE statement (at timestamptz);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN INSERT INTO statement VALUES (now()); RETURN NULL; END';
                CREATE TRIGGER note AFTER INSERT ON messaging.outbox FOR EACH STATEMENT EXECUTE FUNCTION note()""");
        database.commit(IntStream.rangeClosed(1, 300)
                .mapToObj(revision -> new StockAdjusted(UUID.randomUUID(), 1, "test", revision, revision))
                .toArray(StockAdjusted[]::new));
        assertThat(database.number("SELECT count(*) FROM statement")).isOne();
        assertThat(revisionsInOrder())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 300).boxed().toList());
    }

    @Test
    void addingNothingChangesNothing() {
        database.commit();
        assertThat(database.waiting()).isZero();
    }

    private List<Long> revisionsInOrder() {
        return database.numbers(
                "SELECT (payload::jsonb ->> 'stockRevision')::bigint FROM messaging.outbox ORDER BY seq");
    }
}
