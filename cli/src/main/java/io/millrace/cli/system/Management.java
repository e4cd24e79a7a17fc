package io.millrace.cli.system;

import io.millrace.cli.supervise.StateFile;
import io.millrace.embedded.process.ServerException;
import java.net.URI;

/** Where a service that runs here is managed. */
public final class Management {

    private Management() {}

    /** The root of the management port of any replica that answers. */
    public static URI of(Home home, Service service) {
        return new StateFile(home.state())
                .read().stream()
                        .filter(entry -> isReplica(entry.name(), service.shortName()))
                        .map(entry -> URI.create(entry.health()))
                        .filter(Http::answers)
                        .findFirst()
                        .map(readiness -> readiness.resolve("/"))
                        .orElseThrow(() -> new ServerException(service.shortName()
                                + " does not run here: start it with ./millrace up, or name the management port of one"
                                + " that runs elsewhere with --url http://<host>:<port>."));
    }

    private static boolean isReplica(String name, String service) {
        return name.equals(service) || name.startsWith(service + "-");
    }
}
