package io.millrace.cli.supervise;

/** Hears what happens to the servers, in sentences for people. */
@FunctionalInterface
public interface Journal {

    /** One thing that happened; it may have several lines where the end of a log is told. */
    void say(String what);
}
