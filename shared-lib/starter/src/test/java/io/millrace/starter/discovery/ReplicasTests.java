package io.millrace.starter.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.starter.security.TestClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReplicasTests {

    private static final URI ONE = URI.create("http://one");
    private static final URI TWO = URI.create("http://two:8103");
    private static final URI ALONE = URI.create("http://alone:80");

    private final TestClock clock = new TestClock();
    private final Replicas replicas = new Replicas(Map.of("orders", List.of(ONE, TWO), "users", List.of(ALONE)), clock);
    private final List<URI> called = new ArrayList<>();

    @Test
    void aCallThatCouldNotConnectGoesToTheNextAddressAtOnce() {
        assertThat(call("orders", refusedBy(ONE))).isEqualTo("answer of " + TWO);
        assertThat(called).containsExactly(ONE, TWO);
    }

    @Test
    void anAddressThatRefusedIsPassedOverForAMoment() {
        call("orders", refusedBy(ONE));

        assertThat(replicas.of("orders")).containsExactly(TWO);
        clock.pass(Duration.ofSeconds(3));
        assertThat(replicas.of("orders")).containsExactly(ONE, TWO);
    }

    @Test
    void whereNoneCanBeReachedEachIsTriedOnceAndTheFailureIsTold() {
        assertThatThrownBy(() -> call("orders", address -> true)).hasRootCauseInstanceOf(ConnectException.class);

        assertThat(called).containsExactly(ONE, TWO);
        assertThat(replicas.of("orders")).containsExactly(ONE, TWO);
    }

    @Test
    void theOnlyAddressIsTriedOnce() {
        assertThatThrownBy(() -> call("users", address -> true)).hasRootCauseInstanceOf(ConnectException.class);

        assertThat(called).containsExactly(ALONE);
    }

    @Test
    void aCallThatMayHaveArrivedIsNotMadeTwice() {
        var attempt = Mono.error(new IOException("Connection reset by peer"))
                .doOnSubscribe(subscription -> called.add(ONE))
                .retryWhen(replicas.passingOver("orders", () -> ONE));

        assertThatThrownBy(attempt::block).hasRootCauseInstanceOf(IOException.class);
        assertThat(called).hasSize(1);
    }

    private String call(String service, Predicate<URI> refuses) {
        return Mono.defer(() -> attempt(replicas.of(service).getFirst(), refuses))
                .retryWhen(replicas.passingOver(service, () -> called.getLast().resolve("/api/orders")))
                .block();
    }

    private Mono<String> attempt(URI address, Predicate<URI> refuses) {
        called.add(address);
        return refuses.test(address)
                ? Mono.error(new IllegalStateException(new ConnectException("refused")))
                : Mono.just("answer of " + address);
    }

    private static Predicate<URI> refusedBy(URI address) {
        return address::equals;
    }
}
