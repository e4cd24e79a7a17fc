package io.millrace.starter.discovery;

import java.net.URI;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.ReactiveDiscoveryClient;
import reactor.core.publisher.Flux;

/** Discovery by configuration: DNS names in Kubernetes and compose, local ports elsewhere. No registry to run. */
final class ConfiguredServices implements ReactiveDiscoveryClient {

    private final Replicas replicas;

    ConfiguredServices(Replicas replicas) {
        this.replicas = replicas;
    }

    @Override
    public String description() {
        return "The addresses in millrace.services";
    }

    @Override
    public Flux<ServiceInstance> getInstances(String service) {
        return Flux.defer(() -> Flux.fromIterable(replicas.of(service))).map(address -> instance(service, address));
    }

    @Override
    public Flux<String> getServices() {
        return Flux.fromIterable(replicas.services());
    }

    private static ServiceInstance instance(String service, URI address) {
        var secure = "https".equals(address.getScheme());
        return new DefaultServiceInstance(
                address.getAuthority(), service, address.getHost(), Replicas.portOf(address), secure);
    }
}
