package io.millrace.orders.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.orders.OrdersTest;
import io.millrace.testing.tokens.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

class IdempotencyKeysTests extends OrdersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration RETENTION = Duration.ofDays(2);
    private static final int BATCH = 2;

    private final String user = UUID.randomUUID().toString();
    private final String token = Tokens.customer(user);

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Clock clock;

    @Test
    void aKeyIsKeptForItsTimeAndThenForgotten() {
        var body = lines(line(CATALOG.product(100), 1));
        var used = Stream.generate(OrdersTest::newKey).limit(2 * BATCH + 1).toList();
        used.forEach(key -> place(token, key, body).expectStatus().isAccepted());

        keysAfter(RETENTION.minusHours(1)).forgetOld().block(PATIENCE);
        assertThat(known(used)).isEqualTo(used.size());

        keysAfter(RETENTION.plusHours(1)).forgetOld().block(PATIENCE);
        assertThat(known(used)).isZero();
    }

    @Test
    void aKeyIsKeptForTheDayThatClientsArePromised() {
        assertThatThrownBy(() -> properties(Duration.ofHours(23)))
                .hasMessageContaining("millrace.orders.keys.retention");
    }

    private long known(Iterable<String> keys) {
        return Flux.fromIterable(keys)
                .flatMap(key -> keysAfter(Duration.ZERO).find(user, key))
                .count()
                .block(PATIENCE);
    }

    private IdempotencyKeys keysAfter(Duration time) {
        return new IdempotencyKeys(database, properties(RETENTION), Clock.offset(clock, time));
    }

    private static KeyProperties properties(Duration retention) {
        return new KeyProperties(retention, Duration.ofMinutes(1), BATCH, PATIENCE);
    }
}
