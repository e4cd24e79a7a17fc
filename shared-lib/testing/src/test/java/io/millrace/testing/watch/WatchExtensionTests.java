package io.millrace.testing.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class WatchExtensionTests {

    /** The watches of this JVM are set up already. */
    private static final LauncherConfig SAME_SESSION = LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();

    @Test
    void testClassFailsWhenAnEventLoopWasBlocked() {
        assertThat(failureOf(SwallowsBlocking.class))
                .hasMessageContaining("Blocking call! jdk.internal.misc.Unsafe#park");
    }

    @Test
    void testClassFailsWhenABufferLeaked() {
        assertThat(failureOf(DropsBuffer.class)).hasMessageContaining("dropped on purpose");
    }

    private static Throwable failureOf(Class<?> testClass) {
        var summary = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .build();
        LauncherFactory.create(SAME_SESSION).execute(request, summary);
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
        assertThat(summary.getSummary().getContainersFailedCount()).isEqualTo(1);
        return summary.getSummary().getFailures().getFirst().getException();
    }
}
