package io.millrace.starter.discovery;

import java.net.URI;
import java.util.List;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.ReactiveDiscoveryClient;
import reactor.core.publisher.Flux;

/** Discovery by configuration: DNS names in Kubernetes and compose, local ports elsewhere. No registry to run. */
final class ConfiguredServices implements ReactiveDiscoveryClient {

    private final ServicesProperties properties;

    ConfiguredServices(ServicesProperties properties) {
        this.properties = properties;
    }

    boolean knows(String service) {
        return properties.services().containsKey(service);
    }

    @Override
    public String description() {
        return "The addresses in millrace.services";
    }

    @Override
    public Flux<ServiceInstance> getInstances(String service) {
        return Flux.fromIterable(properties.services().getOrDefault(service, List.of()))
                .map(address -> instance(service, address));
    }

    @Override
    public Flux<String> getServices() {
        return Flux.fromIterable(properties.services().keySet());
    }

    private static ServiceInstance instance(String service, URI address) {
        var secure = "https".equals(address.getScheme());
        var port = address.getPort() < 0 ? (secure ? 443 : 80) : address.getPort();
        return new DefaultServiceInstance(address.getAuthority(), service, address.getHost(), port, secure);
    }
}
