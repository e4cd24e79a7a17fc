package io.millrace.cli.system;

import io.millrace.cli.supervise.Journal;
import java.time.Duration;

/** Hears how a system starts, runs and stops. */
public interface Progress extends Journal {

    /** How things stand while something takes its time; told every second or two. */
    void passing(Duration elapsed, String what);

    /** One that says nothing of what passes. */
    static Progress of(Journal journal) {
        return new Progress() {
            @Override
            public void passing(Duration elapsed, String what) {
                // Only what stays is told.
            }

            @Override
            public void say(String what) {
                journal.say(what);
            }
        };
    }
}
