package io.millrace.cli.system;

import io.millrace.embedded.process.FreePort;
import io.millrace.embedded.process.ServerException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** Looks whether every port of a plan is free, before anything is started. */
record PortCheck(IntPredicate isFree) {

    PortCheck() {
        this(FreePort::isFree);
    }

    void check(SystemPlan plan) {
        needed(plan).forEach((port, need) -> {
            if (!isFree.test(port)) {
                throw new ServerException("Port " + port + ", which " + need.what() + " needs, is taken: stop what"
                        + " listens there (lsof -i :" + port + " tells), or choose another with "
                        + need.variable() + "=<port>.");
            }
        });
    }

    private static Map<Integer, Need> needed(SystemPlan plan) {
        Map<Integer, Need> needed = new LinkedHashMap<>();
        needed.put(plan.ports().postgres(), new Need("PostgreSQL", Ports.variable("postgres")));
        needed.put(plan.ports().kafka(), new Need("Kafka", Ports.variable("kafka")));
        for (Instance instance : plan.instances()) {
            String variable = Ports.variable(instance.service().shortName());
            needed.put(instance.port(), new Need(instance.name(), variable));
            needed.put(instance.managementPort(), new Need("the management of " + instance.name(), variable));
        }
        return needed;
    }

    private record Need(String what, String variable) {}
}
