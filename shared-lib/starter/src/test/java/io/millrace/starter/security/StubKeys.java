package io.millrace.starter.security;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The issuer's address for its keys, without a network. */
final class StubKeys implements ExchangeFunction {

    private final AtomicInteger calls = new AtomicInteger();

    private volatile Mono<String> answer = away();

    static Mono<String> away() {
        return Mono.error(new IOException("The issuer is away"));
    }

    void answer(String json) {
        answer(Mono.just(json));
    }

    void answer(Mono<String> next) {
        answer = next;
    }

    int calls() {
        return calls.get();
    }

    WebClient client() {
        return WebClient.builder().exchangeFunction(this).build();
    }

    @Override
    public Mono<ClientResponse> exchange(ClientRequest request) {
        calls.incrementAndGet();
        return answer.map(
                json -> ClientResponse.create(HttpStatus.OK).body(json).build());
    }
}
