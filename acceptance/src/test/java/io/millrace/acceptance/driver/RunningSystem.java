package io.millrace.acceptance.driver;

import io.millrace.cli.system.MillraceSystem;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the system as {@code millrace up} does, on free ports, and stops it afterwards. Tests ask for it as a
 * {@link MillraceSystem} parameter: all share one, but for those that want {@link Replicas}, which have it to themselves;
 * as an {@link Entrance}, where that is enough and any running system will do; or as a {@link Rig}, which those share that
 * break it from within.
 */
public final class RunningSystem implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == MillraceSystem.class || type == Entrance.class || type == Rig.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        if (type == Entrance.class) {
            return Entrance.fromOutside().orElseGet(() -> Entrance.of(system(context.getRoot(), 1)));
        }
        if (type == Rig.class) {
            return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Rig.class, key -> Rig.start(), Rig.class);
        }
        var replicas = parameter.findAnnotation(Replicas.class).map(Replicas::value);
        return replicas.map(count -> system(context, count)).orElseGet(() -> system(context.getRoot(), 1));
    }

    private static MillraceSystem system(ExtensionContext owner, int replicas) {
        return owner.getStore(NAMESPACE)
                .computeIfAbsent(new Size(replicas), Size::start, Running.class)
                .system();
    }

    /** A test that wants more replicas must not find the system that all share, which is in its parents' store. */
    private record Size(int replicas) {

        Running start() {
            return Running.start(Limits.RAISED.apply(Running.plan()).withReplicas(replicas));
        }
    }
}
