package io.millrace.starter.sample;

import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Clients that call a context without any server. */
public final class Clients {

    /** By default an answer has five seconds, which the first one may need to load classes on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Clients() {}

    public static WebTestClient of(ApplicationContext context) {
        return WebTestClient.bindToApplicationContext(context)
                .configureClient()
                .responseTimeout(PATIENCE)
                .build();
    }
}
