package io.millrace.acceptance.driver;

import io.millrace.cli.system.MillraceSystem;
import io.millrace.cli.system.Progress;
import io.millrace.cli.system.SystemPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Starts the system as {@code millrace up} does, on free ports, and stops it afterwards. Tests ask for it as a
 * {@link MillraceSystem} parameter: all share one, but for those that want {@link Replicas}, which have it to themselves.
 */
public final class RunningSystem implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MillraceSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var replicas = parameter.findAnnotation(Replicas.class).map(Replicas::value);
        return replicas.map(count -> system(context, count)).orElseGet(() -> system(context.getRoot(), 1));
    }

    private static MillraceSystem system(ExtensionContext owner, int replicas) {
        return owner.getStore(NAMESPACE)
                .computeIfAbsent(new Size(replicas), Size::start, Holder.class)
                .system();
    }

    /** A test that wants more replicas must not find the system that all share, which is in its parents' store. */
    private record Size(int replicas) {

        Holder start() {
            return Holder.start(replicas);
        }
    }

    private record Holder(MillraceSystem system, Path home) implements AutoCloseable {

        static Holder start(int replicas) {
            try {
                var home = Files.createTempDirectory("millrace-acceptance");
                var root = Path.of("..").toAbsolutePath().normalize();
                var plan = SystemPlan.onFreePorts(root, home)
                        .withReplicas(replicas)
                        .with("LOGGING_LEVEL_IO_MILLRACE", "DEBUG"); // what tests look for in logs
                return new Holder(MillraceSystem.start(plan, Progress.of(System.out::println)), home);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            system.close();
            keepLogs();
            FileSystemUtils.deleteRecursively(home);
        }

        /** In target/logs, for whoever asks why a test failed. */
        private void keepLogs() throws IOException {
            var kept = Path.of("target", "logs", home.getFileName().toString());
            FileSystemUtils.copyRecursively(home.resolve("logs"), kept);
        }
    }
}
