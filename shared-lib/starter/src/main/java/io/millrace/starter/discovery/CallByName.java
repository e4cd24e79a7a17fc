package io.millrace.starter.discovery;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/** Sends {@code http://catalog/…} to one of catalog's addresses, and to the next where that one can't be reached. */
final class CallByName implements ExchangeFilterFunction {

    private final Replicas replicas;
    private final ObjectProvider<ReactorLoadBalancerExchangeFilterFunction> loadBalancer;

    CallByName(Replicas replicas, ObjectProvider<ReactorLoadBalancerExchangeFilterFunction> loadBalancer) {
        this.replicas = replicas;
        this.loadBalancer = loadBalancer;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        var service = request.url().getHost();
        if (!replicas.knows(service)) {
            return next.exchange(request);
        }
        var called = new AtomicReference<URI>(request.url());
        ExchangeFunction remembering = addressed -> {
            called.set(addressed.url());
            return next.exchange(addressed);
        };
        return Mono.defer(() -> loadBalancer.getObject().filter(request, remembering))
                .retryWhen(replicas.passingOver(service, called::get));
    }
}
