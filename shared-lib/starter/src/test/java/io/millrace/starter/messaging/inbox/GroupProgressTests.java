package io.millrace.starter.messaging.inbox;

import io.millrace.starter.messaging.MessagingProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class GroupProgressTests {

    private static final String NOBODY_LISTENS = "127.0.0.1:1";

    private final GroupProgress progress = new GroupProgress(
            () -> Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, NOBODY_LISTENS)),
            "group",
            List.of("topic"),
            new MessagingProperties.Inbox.Progress(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ZERO));

    @AfterEach
    void close() {
        progress.close();
    }

    @Test
    void whatKafkaCantBeAskedFailsInsteadOfHanging() {
        var soon = Duration.ofMinutes(1);
        StepVerifier.create(progress.caughtUp())
                .expectError(TimeoutException.class)
                .verify(soon);
        StepVerifier.create(progress.lag()).expectError(TimeoutException.class).verify(soon);
    }
}
