package io.millrace.cli.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTests {

    @TempDir
    Path folder;

    @Test
    void aRequestIsAnswered() throws InterruptedException {
        Desk desk = new Desk(folder.resolve("requests"), text -> text.toUpperCase(Locale.ROOT));
        Thread serving = Thread.startVirtualThread(() -> serve(desk));

        String answer = new Visitor(folder.resolve("requests"), () -> true).ask("orders", waited -> {});

        assertThat(answer).isEqualTo("ORDERS");
        serving.interrupt();
        serving.join();
    }

    @Test
    void whoAsksASystemThatStopsIsToldSo() {
        Visitor visitor = new Visitor(folder.resolve("requests"), () -> false);

        assertThatThrownBy(() -> visitor.ask("orders", waited -> {}))
                .hasMessageContaining("stopped before it answered");
    }

    @Test
    void requestsToAnEarlierRunAreForgotten() {
        Path requests = folder.resolve("requests");
        new Requests(requests).ask(new Requests.Request("old", "orders"));

        Desk desk = new Desk(requests, text -> text);

        assertThat(desk).isNotNull();
        assertThat(new Requests(requests).takeAll()).isEmpty();
    }

    private static void serve(Desk desk) {
        try {
            desk.serve();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
