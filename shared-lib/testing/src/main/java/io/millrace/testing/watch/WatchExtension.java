package io.millrace.testing.watch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class in which an event loop was blocked or a buffer leaked. Found by JUnit as a service. */
public final class WatchExtension implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getEnclosingClass() == null) {
            var blocked = BlockingWatch.takeCaught().stream().map(WatchExtension::text);
            var faults = Stream.concat(blocked, LeakWatch.takeLeaks().stream()).toList();
            failOn(faults);
        }
    }

    private static void failOn(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new AssertionError("An event loop was blocked or a buffer leaked, %d in all:%n%s"
                    .formatted(faults.size(), String.join("\n", faults)));
        }
    }

    private static String text(Throwable caught) {
        var text = new StringWriter();
        caught.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
