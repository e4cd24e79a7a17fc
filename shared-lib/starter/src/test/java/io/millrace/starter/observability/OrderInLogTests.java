package io.millrace.starter.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class OrderInLogTests {

    private static final String ID = "0198f000-0000-7000-8000-000000000000";

    private final List<@Nullable String> seen = new ArrayList<>();

    @Test
    void lineCarriesTheOrderWhateverThreadItIsWrittenOn() {
        var chain = Mono.just("value")
                .publishOn(Schedulers.parallel())
                .handle(InTrace.log(value -> note()))
                .doOnNext(value -> note())
                .contextWrite(OrderInLog.of(ID));

        StepVerifier.create(chain).expectNext("value").verifyComplete();

        assertThat(seen).containsExactly(ID, null);
    }

    @Test
    void lineOfAnotherFlowOnTheSameThreadHasItsOwn() {
        var thread = Schedulers.newSingle("one");
        var about = Mono.just("value").publishOn(thread).handle(InTrace.log(value -> note()));

        StepVerifier.create(about.contextWrite(OrderInLog.of(ID)))
                .expectNextCount(1)
                .verifyComplete();
        StepVerifier.create(about).expectNextCount(1).verifyComplete();
        thread.dispose();

        assertThat(seen).containsExactly(ID, null);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders/" + ID + "," + ID,
        "/api/orders/" + ID + "/cancel," + ID,
        "/api/orders/" + ID + "/events?after=1," + ID,
        "/api/orders,",
        "/api/orders/,",
        "/api/orders/nothing,",
        "/api/orders/" + ID + "0,",
        "/api/orders/%0A98f000-0000-7000-8000-000000000000,",
        "/api/products/" + ID + ","
    })
    void requestIsAboutTheOrderOfItsPath(String path, @Nullable String order) {
        var handler = new OrderRequests().apply((request, response) -> InTrace.log(this::note));

        StepVerifier.create(handler.handle(
                        MockServerHttpRequest.method(HttpMethod.GET, URI.create(path))
                                .build(),
                        new MockServerHttpResponse()))
                .verifyComplete();

        assertThat(seen).containsExactly(order);
    }

    private void note() {
        seen.add(MDC.get(OrderInLog.FIELD));
    }
}
