package io.millrace.k8s.rule;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.service.Defaults;
import io.millrace.k8s.service.ServiceFacts;
import java.time.Duration;
import java.util.stream.Stream;

/** A service's pods are waited for when they start, and have the time that they need when they stop. */
final class LifeOfAPod implements Rule {

    private static final String LIVENESS = "/actuator/health/liveness";
    private static final String READINESS = "/actuator/health/readiness";

    /** What a start takes on a busy node, twice. */
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    /** A service that hangs is not one that is busy for a moment. */
    private static final Duration SHORTEST_HANG = Duration.ofSeconds(30);

    /** Pools and threads end after the phases: Kafka's clients and Netty's loops take seconds. */
    private static final Duration POOLS = Duration.ofSeconds(10);

    @Override
    public Stream<String> complaints(Manifests manifests) {
        var complaints = new Complaints();
        for (var service : ServiceFacts.ALL) {
            var name = service.name();
            manifests
                    .find(Deployment.class, name)
                    .ifPresentOrElse(
                            deployment -> check(name, deployment, complaints),
                            () -> complaints.add("There is no Deployment " + name));
        }
        return complaints.stream();
    }

    private static void check(String name, Deployment deployment, Complaints complaints) {
        var pod = deployment.getSpec().getTemplate().getSpec();
        var main = pod.getContainers().getFirst();
        probes(name, main, complaints);
        var sleep = sleepOf(main);
        complaints.unless(sleep > 0, name + " has no preStop sleep: requests still come when it no longer listens");
        var needed = Defaults.longestStop().plus(POOLS).toSeconds() + sleep;
        complaints.unless(
                pod.getTerminationGracePeriodSeconds() == needed,
                "%s has a grace period of %d s, but preStop, all shutdown phases and the pools take %d s"
                        .formatted(name, pod.getTerminationGracePeriodSeconds(), needed));
        var strategy = deployment.getSpec().getStrategy();
        complaints.unless(
                strategy != null
                        && strategy.getRollingUpdate() != null
                        && Integer.valueOf(0)
                                .equals(strategy.getRollingUpdate()
                                        .getMaxUnavailable()
                                        .getIntVal()),
                name + " loses a replica in each rollout: maxUnavailable is not 0");
    }

    private static void probes(String name, Container main, Complaints complaints) {
        var startup = main.getStartupProbe();
        var liveness = main.getLivenessProbe();
        complaints.unless(asks(startup, LIVENESS), name + "'s startup probe does not ask for liveness");
        complaints.unless(asks(liveness, LIVENESS), name + "'s liveness probe does not ask for liveness");
        complaints.unless(
                asks(main.getReadinessProbe(), READINESS), name + "'s readiness probe does not ask for readiness");
        complaints.unless(
                patience(startup).compareTo(LONGEST_START) >= 0,
                name + " is killed while it starts: " + patience(startup));
        complaints.unless(
                patience(liveness).compareTo(SHORTEST_HANG) >= 0,
                name + " is killed when it is busy: " + patience(liveness));
    }

    private static boolean asks(Probe probe, String path) {
        return probe != null
                && probe.getHttpGet() != null
                && path.equals(probe.getHttpGet().getPath())
                && "management".equals(probe.getHttpGet().getPort().getStrVal());
    }

    private static Duration patience(Probe probe) {
        return probe == null || probe.getPeriodSeconds() == null
                ? Duration.ZERO
                : Duration.ofSeconds((long) probe.getPeriodSeconds() * probe.getFailureThreshold());
    }

    private static long sleepOf(Container main) {
        return main.getLifecycle() == null
                        || main.getLifecycle().getPreStop() == null
                        || main.getLifecycle().getPreStop().getSleep() == null
                ? 0
                : main.getLifecycle().getPreStop().getSleep().getSeconds();
    }
}
