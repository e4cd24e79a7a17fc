package io.millrace.acceptance;

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
 * Starts the system as {@code millrace up} does, on free ports, once for all tests, and stops it after the last one.
 * Tests ask for it as a {@link MillraceSystem} parameter.
 */
final class RunningSystem implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MillraceSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Holder.class, key -> Holder.start(), Holder.class)
                .system();
    }

    private record Holder(MillraceSystem system, Path home) implements AutoCloseable {

        static Holder start() {
            try {
                var home = Files.createTempDirectory("millrace-acceptance");
                var root = Path.of("..").toAbsolutePath().normalize();
                var plan = SystemPlan.onFreePorts(root, home);
                return new Holder(MillraceSystem.start(plan, Progress.of(System.out::println)), home);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            system.close();
            FileSystemUtils.deleteRecursively(home);
        }
    }
}
