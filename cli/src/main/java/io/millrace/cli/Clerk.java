package io.millrace.cli;

import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Service;
import io.millrace.embedded.process.ServerException;
import java.util.List;
import java.util.stream.Collectors;

/** Does what a second terminal asks for, in the process that runs the system. */
final class Clerk {

    private final MillraceSystem system;

    Clerk(MillraceSystem system) {
        this.system = system;
    }

    /** Restarts the service that is named, with all its replicas one after the other. */
    String answer(String name) {
        try {
            return processesOf(name).stream()
                    .map(id -> String.format("%s is ready again after %.1f s.", id, seconds(id)))
                    .collect(Collectors.joining("\n"));
        } catch (ServerException e) {
            return RestartCommand.FAILED + e.getMessage();
        }
    }

    private double seconds(String id) {
        return system.restart(id).toMillis() / 1000.0;
    }

    private List<String> processesOf(String name) {
        String id = Service.named(name).map(Service::shortName).orElse(name);
        List<String> all = system.names().stream()
                .filter(one -> one.equals(id) || one.startsWith(id + "-"))
                .toList();
        return all.isEmpty() ? List.of(id) : all;
    }
}
