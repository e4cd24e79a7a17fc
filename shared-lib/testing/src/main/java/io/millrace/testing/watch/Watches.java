package io.millrace.testing.watch;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import reactor.blockhound.BlockHound;

/** Sets up the watches before the first test class is loaded. Found by JUnit as a service. */
public final class Watches implements LauncherSessionListener {

    private static final String FIND_EXTENSIONS = "junit.jupiter.extensions.autodetection.enabled";

    /** By default Awaitility gives up after ten seconds, which is too soon where the machine is busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        System.setProperty(FIND_EXTENSIONS, "true");
        Awaitility.setDefaultTimeout(PATIENCE);
        LeakWatch.install();
        BlockHound.install();
    }
}
