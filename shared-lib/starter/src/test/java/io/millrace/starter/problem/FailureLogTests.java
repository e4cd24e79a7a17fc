package io.millrace.starter.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.millrace.starter.sample.Clients;
import io.millrace.starter.sample.WithoutServers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@WithoutServers
class FailureLogTests {

    private static final String TRACE = "4bf92f3577b34da60000000000000001";
    private static final String ORDER = "0198f000-0000-7000-8000-000000000000";

    private final Logger logger = (Logger) LoggerFactory.getLogger(ProblemExceptionHandler.class);
    private final List<Map<String, String>> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            lines.add(Map.copyOf(line.getMDCPropertyMap()));
        }
    };

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void attach() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void detach() {
        logger.detachAppender(appender);
    }

    @Test
    void lineAboutWhatNobodyExpectedCarriesItsTraceAndItsOrder() {
        Clients.of(context)
                .get()
                .uri("/api/orders/{id}/break", ORDER)
                .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(TRACE))
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody()
                .jsonPath("$.traceId")
                .isEqualTo(TRACE);

        assertThat(lines)
                .singleElement()
                .satisfies(fields ->
                        assertThat(fields).containsEntry("traceId", TRACE).containsEntry("orderId", ORDER));
    }
}
