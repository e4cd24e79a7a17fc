package io.millrace.cli.system;

import java.util.List;
import java.util.stream.Stream;

/** How each service's JVM is set up on a developer's machine. */
final class JavaFlags {

    /**
     * Ten times the usual thresholds of the optimising compiler: while four services start at once on two cores it takes
     * a third of the time from them (measured), and what stays hot is still compiled by it, only later.
     */
    private static final List<String> OPTIMISE_LATER = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private static final List<String> SMALL_AND_SAFE = List.of(
            "-Xmx256m", // four services, a broker and an editor share a laptop
            "-Xms32m", // and give back what they do not use
            "-XX:+UseSerialGC", // the least memory, and quick enough for a heap of this size
            "-XX:+UseCompactObjectHeaders", // a tenth of the heap for nothing
            "-XX:MaxDirectMemorySize=128m", // Netty's buffers: bounded like the heap
            "-XX:ReservedCodeCacheSize=128m",
            "-XX:+ExitOnOutOfMemoryError", // one that limps helps nobody; the supervisor starts it again
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Dio.netty.allocator.type=pooled", // measured to be steadier than the adaptive default
            "--enable-native-access=ALL-UNNAMED", // Netty's epoll and kqueue
            "--sun-misc-unsafe-memory-access=allow"); // Netty, without a warning at each start

    static final List<String> SERVICE =
            Stream.concat(SMALL_AND_SAFE.stream(), OPTIMISE_LATER.stream()).toList();

    private JavaFlags() {}
}
