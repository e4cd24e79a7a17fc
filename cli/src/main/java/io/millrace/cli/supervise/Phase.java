package io.millrace.cli.supervise;

/** What a supervised server is about. */
public enum Phase {
    STARTING,
    READY,
    DOWN,
    STOPPED
}
