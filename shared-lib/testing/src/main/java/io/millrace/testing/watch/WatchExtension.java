package io.millrace.testing.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class in which an event loop was blocked or a buffer leaked. Found by JUnit as a service. */
public final class WatchExtension implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getEnclosingClass() == null) {
            assertThat(BlockingWatch.takeCaught())
                    .as("blocking calls on event loops")
                    .isEmpty();
            assertThat(LeakWatch.takeLeaks()).as("leaked buffers").isEmpty();
        }
    }
}
