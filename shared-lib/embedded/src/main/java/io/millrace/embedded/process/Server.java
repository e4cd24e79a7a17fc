package io.millrace.embedded.process;

import java.nio.file.Path;

/** A server that somebody starts, watches and stops; it is a description, and holds no process itself. */
public interface Server {

    /** What people call it. */
    String name();

    /** Where its output goes. */
    Path logFile();

    /** Prepares what it needs and starts one process of it. */
    Process launch();

    /** Whether it answers now. */
    boolean isReady();

    /** Asks a process of it to stop in its own good order. */
    void askToStop(ProcessHandle process);
}
