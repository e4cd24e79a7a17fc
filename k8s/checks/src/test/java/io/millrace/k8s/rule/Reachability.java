package io.millrace.k8s.rule;

import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Workload;
import io.millrace.k8s.network.Network;
import io.millrace.k8s.network.Party;
import io.millrace.k8s.service.ServiceFacts;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The network lets through what the settings name, and nothing else. */
final class Reachability implements Rule {

    private static final Party DNS = Party.in("kube-system", Map.of("k8s-app", "kube-dns"));
    private static final Party SCRAPER = Party.in("monitoring", Map.of("app.kubernetes.io/name", "prometheus"));
    private static final Party KEDA = Party.in("keda", Map.of("app", "keda-operator"));
    private static final Party CNPG = Party.in("cnpg-system", Map.of("app.kubernetes.io/name", "cloudnative-pg"));
    private static final Party STRIMZI = Party.in("strimzi", Map.of("strimzi.io/kind", "cluster-operator"));

    @Override
    public Stream<String> complaints(Manifests manifests) {
        var complaints = new Complaints();
        var network = new Network(manifests);
        complaints.unless(network.isShutByDefault(), "No policy shuts what no other policy opens");
        manifests
                .workloads()
                .forEach(workload -> complaints.unless(
                        network.admits(party(workload), DNS, 53), workload.name() + " can't ask for names"));
        for (var service : ServiceFacts.ALL) {
            calls(service, manifests, network, complaints);
            management(service, manifests, network, complaints);
            outside(service, manifests, network, complaints);
        }
        servers(manifests, network, complaints);
        operators(manifests, network, complaints);
        edge(manifests, network, complaints);
        return complaints.stream();
    }

    /** A service reaches those whose addresses it is told, and no other. */
    private static void calls(ServiceFacts caller, Manifests manifests, Network network, Complaints complaints) {
        var told = Workload.environment(manifests.workload(caller.name()).main(), manifests);
        for (var called : ServiceFacts.ALL) {
            var address = "http://%s:%d".formatted(called, called.port());
            var wanted =
                    told.getOrDefault("MILLRACE_%s_URLS".formatted(called.name().toUpperCase(Locale.ROOT)), "");
            complaints.unless(
                    wanted.isEmpty() || wanted.equals(address), caller + " is told a wrong address: " + wanted);
            var admitted = network.admits(party(manifests, caller), party(manifests, called), called.port());
            complaints.unless(
                    admitted == wanted.equals(address) || caller.equals(called),
                    "%s %s %s".formatted(caller, admitted ? "reaches, without being told of," : "can't reach", called));
        }
    }

    /** Nobody but who scrapes, where somebody does; a pod's own node asks it whatever the policies say. */
    private static void management(ServiceFacts service, Manifests manifests, Network network, Complaints complaints) {
        var there = party(manifests, service);
        manifests
                .workloads()
                .filter(workload -> network.admits(party(workload), there, service.managementPort()))
                .forEach(workload ->
                        complaints.add("%s reaches the management port of %s".formatted(workload.name(), service)));
        var scraped = !manifests.ofKind("PodMonitor").isEmpty();
        complaints.unless(
                network.admits(SCRAPER, there, service.managementPort()) == scraped,
                "%s is scraped: %s, but lets the scraper in: %s".formatted(service, scraped, !scraped));
        complaints.unless(
                !network.admits(Party.in("monitoring", Map.of()), there, service.managementPort()),
                service + " lets others than the scraper ask its management port");
    }

    private static void outside(ServiceFacts service, Manifests manifests, Network network, Complaints complaints) {
        var told = Workload.environment(manifests.workload(service.name()).main(), manifests);
        var issuer = told.getOrDefault("MILLRACE_JWK_SET_URI", "").startsWith("https:");
        complaints.unless(
                network.admitsOutside(party(manifests, service), 443) == issuer,
                service + " reaches what is outside: " + !issuer + ", with an issuer there: " + issuer);
        complaints.unless(
                !network.letsOutToAnywhere(party(manifests, service)),
                service + " has a policy that lets it out to anywhere");
        Optional.ofNullable(told.get("OTEL_EXPORTER_OTLP_ENDPOINT"))
                .map(URI::create)
                .ifPresent(collector -> complaints.unless(
                        network.admits(party(manifests, service), collector(collector), collector.getPort()),
                        service + " can't reach the collector of its traces"));
    }

    private static Party collector(URI endpoint) {
        var service = endpoint.getHost();
        var dot = service.indexOf('.');
        return Party.in(service.substring(dot + 1), Map.of("app.kubernetes.io/name", service.substring(0, dot)));
    }

    private static void servers(Manifests manifests, Network network, Complaints complaints) {
        var databases = Servers.postgres(manifests);
        var brokers = Servers.kafka(manifests);
        for (var service : ServiceFacts.ALL) {
            var from = party(manifests, service);
            complaints.unless(
                    network.admits(from, databases, 5432) == service.hasDatabase(),
                    service + " has a database: " + service.hasDatabase() + ", and reaches it: "
                            + !service.hasDatabase());
            complaints.unless(
                    network.admits(from, brokers, Servers.kafkaPort(manifests)) == service.hasDatabase(),
                    service + " hears events: " + service.hasDatabase() + ", and reaches Kafka: "
                            + !service.hasDatabase());
        }
        manifests
                .workloads()
                .filter(workload -> workload.name().equals("redis"))
                .forEach(redis -> {
                    complaints.unless(
                            network.admits(party(manifests, ServiceFacts.ALL.getFirst()), party(redis), 6379),
                            "The gateway can't reach Redis");
                    complaints.unless(
                            !network.admits(party(manifests, ServiceFacts.ALL.getLast()), party(redis), 6379),
                            "Others than the gateway reach Redis");
                });
    }

    private static void operators(Manifests manifests, Network network, Complaints complaints) {
        if (!manifests.ofKind("Cluster").isEmpty()) {
            var postgres = Servers.postgres(manifests);
            complaints.unless(network.admits(CNPG, postgres, 8000), "CloudNativePG can't ask its instances");
            complaints.unless(network.admits(postgres, postgres, 5432), "Standbys can't follow the primary");
            complaints.unless(network.admitsOutside(postgres, 6443), "PostgreSQL's instances can't ask Kubernetes");
        }
        if (!manifests.ofKind("Kafka").isEmpty()) {
            var kafka = Servers.kafka(manifests);
            for (var port : List.of(9090, 9091)) {
                complaints.unless(network.admits(kafka, kafka, port), "Brokers can't reach each other at " + port);
                complaints.unless(network.admits(STRIMZI, kafka, port), "Strimzi can't reach its brokers at " + port);
            }
            var scaled = !manifests.ofKind("ScaledObject").isEmpty();
            complaints.unless(
                    network.admits(KEDA, kafka, Servers.kafkaPort(manifests)) == scaled,
                    "KEDA asks Kafka: " + scaled + ", and reaches it: " + !scaled);
        }
    }

    private static void edge(Manifests manifests, Network network, Complaints complaints) {
        var gateway = ServiceFacts.ALL.getFirst();
        manifests.all(HTTPRoute.class).stream()
                .flatMap(route -> route.getSpec().getParentRefs().stream())
                .forEach(parent -> complaints.unless(
                        network.admits(
                                Party.in(parent.getNamespace(), Map.of()), party(manifests, gateway), gateway.port()),
                        "The edge in %s can't reach the gateway".formatted(parent.getNamespace())));
    }

    private static Party party(Manifests manifests, ServiceFacts service) {
        return party(manifests.workload(service.name()));
    }

    private static Party party(Workload workload) {
        return new Party("", workload.labels(), Ports.ports(workload.main()));
    }
}
