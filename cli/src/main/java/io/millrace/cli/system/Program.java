package io.millrace.cli.system;

import java.util.List;

/** What a service's JVM is called with. */
@FunctionalInterface
interface Program {

    /** Its flags, and the jar to run. */
    List<String> arguments();
}
