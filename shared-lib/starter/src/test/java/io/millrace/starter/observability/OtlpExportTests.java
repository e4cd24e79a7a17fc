package io.millrace.starter.observability;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.millrace.starter.sample.SampleApplication;
import io.millrace.starter.sample.WithoutServers;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

@WithoutServers
class OtlpExportTests {

    @Autowired
    private ApplicationContext silent;

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private HttpServer collector;

    @BeforeEach
    void collect() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", call -> {
            asked.add(call.getRequestURI().getPath());
            call.getRequestBody().readAllBytes();
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void nothingIsSentAnywhereUnlessAnAddressIsGiven() {
        assertThat(silent.getBeanProvider(OtlpMeterRegistry.class)).isEmpty();
        assertThat(silent.getBeanProvider(SpanExporter.class)).isEmpty();
        assertThat(silent.getBeanProvider(LogRecordExporter.class)).isEmpty();
    }

    @Test
    void tracesAndMetricsAreSentToTheAddressThatIsGiven() {
        var url = "http://127.0.0.1:" + collector.getAddress().getPort();
        try (var context = started(
                "management.opentelemetry.tracing.export.otlp.endpoint=" + url + "/v1/traces",
                "management.opentelemetry.tracing.export.schedule-delay=100ms",
                "management.opentelemetry.logging.export.otlp.endpoint=" + url + "/v1/logs",
                "management.otlp.metrics.export.url=" + url + "/v1/metrics",
                "management.otlp.metrics.export.step=1s",
                "management.tracing.sampling.probability=1")) {
            Observation.start("something", context.getBean(ObservationRegistry.class))
                    .stop();

            await().atMost(120, SECONDS).untilAsserted(() -> assertThat(asked).contains("/v1/traces", "/v1/metrics"));
        }
        assertThat(asked).containsExactlyInAnyOrder("/v1/traces", "/v1/metrics");
    }

    /** The sample as the annotation would start it, with settings of one test. */
    private static ConfigurableApplicationContext started(String... settings) {
        var usual = WithoutServers.class.getAnnotation(SpringBootTest.class).properties();
        return new SpringApplicationBuilder(SampleApplication.class)
                .run(Stream.of(usual, new String[] {"server.port=0"}, settings)
                        .flatMap(Arrays::stream)
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }
}
