package io.millrace.cli.system;

import java.nio.file.Path;
import java.util.List;

/** Where the services' programs are. */
public sealed interface Programs {

    /** Those that a checkout has built. */
    static Programs builtIn(Path checkout) {
        return new Checkout(checkout, true);
    }

    /** The same for a system that starts once: they end sooner, since they note nothing for a next start. */
    static Programs builtInForOnce(Path checkout) {
        return new Checkout(checkout, false);
    }

    /**
     * Those that images are made of, one folder for each service, with the flags that they have there. Each notes what
     * it loads and compiles, in a file {@code app.aotconf} beside its jar.
     */
    static Programs toTrainIn(Path images) {
        return new Images(images);
    }

    /** How a service's JVM is called. */
    Program of(Service service, Home home);

    /** How many times as long as usual a start and a stop may take. */
    int slowness();

    /** Of {@link #builtIn} and {@link #builtInForOnce}. */
    record Checkout(Path root, boolean keepingClasses) implements Programs {

        /** Nobody sits before a system that starts once, and much else may run beside it: builds and tests. */
        private static final int SLOWNESS_FOR_ONCE = 4;

        @Override
        public Program of(Service service, Home home) {
            return new App(
                    root.resolve(service.module()),
                    home.apps().resolve(service.shortName()),
                    home.log(service.shortName()),
                    keepingClasses);
        }

        @Override
        public int slowness() {
            return keepingClasses ? 1 : SLOWNESS_FOR_ONCE;
        }
    }

    /** Of {@link #toTrainIn}. */
    record Images(Path folder) implements Programs {

        /** Each writes some 100 MB when it ends, and builders are busy: one is given up only if it hangs. */
        private static final int SLOWNESS = 15;

        @Override
        public Program of(Service service, Home home) {
            Path own = folder.resolve(service.shortName());
            return () -> List.of(
                    "@" + folder.resolve("java.options"),
                    "-Xmx320m", // as in docker/app/train
                    "-XX:AOTMode=record",
                    "-XX:AOTConfiguration=" + own.resolve("app.aotconf"),
                    "-jar",
                    own.resolve(service.shortName() + ".jar").toString());
        }

        @Override
        public int slowness() {
            return SLOWNESS;
        }
    }
}
