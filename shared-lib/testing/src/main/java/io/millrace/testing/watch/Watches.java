package io.millrace.testing.watch;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import reactor.blockhound.BlockHound;

/** Sets up the watches before the first test class is loaded. Found by JUnit as a service. */
public final class Watches implements LauncherSessionListener {

    private static final String FIND_EXTENSIONS = "junit.jupiter.extensions.autodetection.enabled";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        System.setProperty(FIND_EXTENSIONS, "true");
        LeakWatch.install();
        BlockHound.install();
    }
}
