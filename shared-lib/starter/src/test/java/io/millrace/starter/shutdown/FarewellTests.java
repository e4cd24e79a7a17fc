package io.millrace.starter.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.test.scheduler.VirtualTimeScheduler;

class FarewellTests {

    private final AtomicBoolean stopped = new AtomicBoolean();

    private VirtualTimeScheduler time;
    private Farewell farewell;

    @BeforeEach
    void start() {
        time = VirtualTimeScheduler.getOrSet();
        farewell = new Farewell(Duration.ofSeconds(5));
        farewell.start();
    }

    @AfterEach
    void realTime() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void connectionsStayOpenWhileTheProcessRuns() {
        assertThat(answerTo("/")).isNull();
    }

    @Test
    void everyAnswerEndsItsConnectionFromTheAnnouncementOn() {
        farewell.stop(() -> {});
        assertThat(answerTo("/")).isEqualTo("close");
    }

    @Test
    void nothingElseStopsBeforeItHasBeenAnnouncedForLongEnough() {
        farewell.stop(() -> stopped.set(true));
        time.advanceTimeBy(Duration.ofSeconds(5).minusMillis(1));
        assertThat(stopped).isFalse();
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(stopped).isTrue();
    }

    private String answerTo(String path) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(path));
        farewell.filter(exchange, served -> served.getResponse().setComplete()).block();
        return exchange.getResponse().getHeaders().getFirst(HttpHeaders.CONNECTION);
    }
}
