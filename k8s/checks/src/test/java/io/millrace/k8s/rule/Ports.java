package io.millrace.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Workload;
import io.millrace.k8s.service.ServiceFacts;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Ports and images are the services' own, and whoever leads to a port leads to one that is there. */
final class Ports implements Rule {

    @Override
    public Stream<String> complaints(Manifests manifests) {
        var complaints = new Complaints();
        for (var service : ServiceFacts.ALL) {
            var workload = manifests.workload(service.name());
            var wanted = Map.of("http", service.port(), "management", service.managementPort());
            complaints.unless(
                    ports(workload.main()).equals(wanted),
                    "%s has the ports %s, but listens on %s".formatted(service, ports(workload.main()), wanted));
            complaints.unless(
                    workload.containers().allMatch(container -> isOf(service, container.getImage())),
                    service + " runs an image that is not its own");
            complaints.unless(
                    leadsTo(manifests, service.name(), service.port(), workload),
                    "No Service leads to %s at %d".formatted(service, service.port()));
        }
        manifests.all(HTTPRoute.class).stream()
                .flatMap(route -> route.getSpec().getRules().stream())
                .flatMap(rule -> rule.getBackendRefs().stream())
                .forEach(backend -> complaints.unless(
                        manifests
                                .find(Service.class, backend.getName())
                                .filter(service -> exposes(service, backend.getPort()))
                                .isPresent(),
                        "The route leads to nobody: %s at %d".formatted(backend.getName(), backend.getPort())));
        return complaints.stream();
    }

    private static boolean isOf(ServiceFacts service, String image) {
        return image.matches("(.*/)?" + service.image() + "([:@].*)?");
    }

    static Map<String, Integer> ports(Container container) {
        Map<String, Integer> ports = new TreeMap<>();
        container.getPorts().forEach(port -> ports.put(port.getName(), port.getContainerPort()));
        return ports;
    }

    private static boolean leadsTo(Manifests manifests, String name, int port, Workload workload) {
        return manifests
                .find(Service.class, name)
                .filter(service -> exposes(service, port))
                .filter(service -> workload.labels()
                        .entrySet()
                        .containsAll(service.getSpec().getSelector().entrySet()))
                .filter(service -> service.getSpec().getPorts().size() == 1
                        && "http"
                                .equals(service.getSpec()
                                        .getPorts()
                                        .getFirst()
                                        .getTargetPort()
                                        .getStrVal()))
                .isPresent();
    }

    private static boolean exposes(Service service, int port) {
        return service.getSpec().getPorts().stream().map(ServicePort::getPort).anyMatch(found -> found == port);
    }
}
