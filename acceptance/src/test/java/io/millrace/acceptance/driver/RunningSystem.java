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
            return Entrance.fromOutside()
                    .map(system -> warm(context, system))
                    .orElseGet(() -> Entrance.of(shared(context).system()));
        }
        if (type == Rig.class) {
            return rig(context);
        }
        var replicas = parameter.findAnnotation(Replicas.class).map(Replicas::value);
        return replicas.map(count -> replicas(context, count))
                .orElseGet(() -> shared(context).system());
    }

    private static Entrance warm(ExtensionContext context, Entrance system) {
        return everybodys(context)
                .computeIfAbsent(
                        system,
                        key -> {
                            Running.warmUp(system);
                            return system;
                        },
                        Entrance.class);
    }

    private static Wired shared(ExtensionContext context) {
        return everybodys(context).computeIfAbsent(Wired.class, key -> Wired.start(), Wired.class);
    }

    private static Rig rig(ExtensionContext context) {
        var system = shared(context); // first, so that it is stopped last
        return everybodys(context).computeIfAbsent(Rig.class, key -> Rig.start(system), Rig.class);
    }

    private static ExtensionContext.Store everybodys(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }

    /** For this test alone. */
    private static MillraceSystem replicas(ExtensionContext context, int count) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        Running.class,
                        key -> Running.start(Limits.RAISED.apply(Running.plan()).withReplicas(count)),
                        Running.class)
                .system();
    }
}
