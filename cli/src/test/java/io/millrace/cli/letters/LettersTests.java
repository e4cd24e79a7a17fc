package io.millrace.cli.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.cli.system.Progress;
import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LettersTests {

    private static final int WIDE = 200;

    private final List<String> told = new ArrayList<>();
    private final List<String> passed = new ArrayList<>();
    private final Progress terminal = new Progress() {
        @Override
        public void say(String what) {
            told.add(what);
        }

        @Override
        public void passing(Duration elapsed, String what) {
            passed.add(what);
        }
    };

    private FakeLetters service;

    @BeforeEach
    void start() throws IOException {
        service = new FakeLetters();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void listPagesThroughAllOfThemOldestFirst() {
        IntStream.rangeClosed(1, 5).forEach(id -> service.with("id-" + id, Map.of()));

        assertThat(letters(WIDE).list()).isZero();

        assertThat(told).hasSize(7).element(0).asString().matches("ID +DIED +TYPE +KEY +TRIES +ERROR");
        assertThat(told.subList(1, 6))
                .extracting(line -> line.substring(0, 4))
                .containsExactly("id-1", "id-2", "id-3", "id-4", "id-5");
        assertThat(told.get(1))
                .isEqualTo("id-1  2026-11-23T10:15:30Z  orders.OrderPlaced.v1  order-id-1  3      "
                        + "IllegalStateException: no shelf");
        assertThat(told.getLast()).startsWith("5 letters.");
    }

    @Test
    void errorIsCutToTheTerminalButStaysReadable() {
        service.with("id-1", Map.of("error", "x".repeat(500)));

        letters(40).list();

        assertThat(told.get(1)).endsWith("xxx…").hasSize(told.getFirst().indexOf("ERROR") + 60);
    }

    @Test
    void whereNoneAreThatIsTold() {
        assertThat(letters(WIDE).list()).isZero();
        assertThat(letters(WIDE).replayAll()).isZero();
        assertThat(letters(WIDE).dropAll()).isZero();

        assertThat(told).containsExactly("orders has no letters.", "orders has no letters.", "0 letters dropped.");
    }

    @Test
    void showTellsAllOfItWithItsPayloadLaidOut() {
        service.with("id-1", Map.of("headers", Map.of("ce_id", "7"), "payload", "{\"orderId\":\"7\",\"lines\":[]}"));

        assertThat(letters(WIDE).show("id-1")).isZero();

        assertThat(told).contains("tries      3", "key        order-id-1", "  ce_id: 7");
        assertThat(told.getLast()).contains("\"orderId\" : \"7\",\n");
    }

    @Test
    void payloadThatIsNoJsonOrNoTextIsShownAsItCame() {
        service.with("id-1", Map.of("payload", "{broken"))
                .with("id-2", Map.of("payload", "AAE=", "payloadEncoding", "base64"));

        letters(WIDE).show("id-1");
        assertThat(told.getLast()).isEqualTo("{broken");
        letters(WIDE).show("id-2");
        assertThat(told).endsWith("payload, which is no text, in base64", "AAE=");
    }

    @Test
    void replayOfOneTellsHowItWent() {
        service.with("id-1", Map.of()).with("id-2", Map.of()).with("id-3", Map.of());
        service.replaying("id-2", "repeated").replaying("id-3", "failed");

        assertThat(letters(WIDE).replay("id-1")).isZero();
        assertThat(letters(WIDE).replay("id-2")).isZero();
        assertThat(letters(WIDE).replay("id-3")).isEqualTo(1);

        assertThat(told)
                .containsExactly(
                        "Letter id-1 is handled.",
                        "Letter id-2 had taken effect before, and is gone.",
                        "Letter id-3 failed again: still no shelf");
    }

    @Test
    void replayOfAllGoesOnAfterOneThatFailsAndCounts() {
        IntStream.rangeClosed(1, 5).forEach(id -> service.with("id-" + id, Map.of()));
        service.replaying("id-1", "failed").replaying("id-4", "repeated");

        assertThat(letters(WIDE).replayAll()).isEqualTo(1);

        assertThat(service.ids()).containsExactly("id-1");
        assertThat(service.calls())
                .filteredOn(call -> call.startsWith("POST"))
                .extracting(call -> call.replaceFirst(".*/", ""))
                .containsExactly("id-1", "id-2", "id-3", "id-4", "id-5");
        assertThat(passed).contains("3 of 5 replayed").hasSize(5);
        assertThat(told)
                .containsExactly(
                        "Letter id-1 failed again: still no shelf",
                        "5 letters: 3 handled, 1 had taken effect before, 1 failed again.");
    }

    @Test
    void dropThrowsOneAwayOrAll() {
        service.with("id-1", Map.of()).with("id-2", Map.of()).with("id-3", Map.of());

        assertThat(letters(WIDE).drop("id-2")).isZero();
        assertThat(service.ids()).containsExactly("id-1", "id-3");
        assertThat(letters(WIDE).dropAll()).isZero();
        assertThat(service.ids()).isEmpty();

        assertThat(told).containsExactly("Letter id-2 is dropped.", "2 letters dropped.");
    }

    @Test
    void aLetterThatIsNotThereIsToldInASentence() {
        for (Runnable attempt : List.<Runnable>of(
                () -> letters(WIDE).show("7"),
                () -> letters(WIDE).replay("7"),
                () -> letters(WIDE).drop("7"))) {
            assertThatThrownBy(attempt::run).isInstanceOf(ServerException.class).hasMessage("orders has no letter 7.");
        }
    }

    @Test
    void aServiceThatDoesNotAnswerOrAnswersBadlyIsToldInASentence() throws IOException {
        URI url = service.url();
        assertThatThrownBy(() -> new Letters(new LetterBox("orders", url.resolve("/elsewhere")), terminal, WIDE).list())
                .hasMessageStartingWith("orders offers no letters at " + url);
        assertThatThrownBy(() -> new Letters(new LetterBox("orders", url.resolve("/broken/")), terminal, WIDE).list())
                .hasMessageStartingWith("orders answered 500 to GET");
        service.close();
        assertThatThrownBy(() -> letters(WIDE).list())
                .isInstanceOf(ServerException.class)
                .hasMessageStartingWith("The letters of orders at " + url + " can't be reached");
    }

    private Letters letters(int columns) {
        return new Letters(new LetterBox("orders", service.url()), terminal, columns);
    }
}
