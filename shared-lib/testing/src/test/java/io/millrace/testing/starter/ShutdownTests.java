package io.millrace.testing.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.orders.OrderCancelled;
import io.millrace.contracts.orders.OrderConfirmed;
import io.millrace.contracts.orders.OrderRejected;
import io.millrace.contracts.orders.RejectionReason;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.sample.SampleHandler;
import io.millrace.testing.sample.SampleStreams;
import io.millrace.testing.tokens.Tokens;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.kafka.listener.MessageListenerContainer;

/** A whole service is told to stop while it is in the middle of everything. */
class ShutdownTests {

    private static final Duration GRACE = Duration.ofMinutes(2);

    private final OwnService service = OwnService.start(
            "spring.lifecycle.timeout-per-shutdown-phase=2m",
            "millrace.messaging.inbox.handler-timeout=4m",
            "millrace.messaging.inbox.batch-timeout=4m");
    private final EventProbe probe = service.probe();
    private final SampleHandler handler = service.bean(SampleHandler.class);
    private final SampleStreams streams = service.bean(SampleStreams.class);
    private final MessageListenerContainer consumer = service.bean(MessageListenerContainer.class);
    private final ApplicationAvailability availability = service.bean(ApplicationAvailability.class);
    private final HttpClient client = HttpClient.newHttpClient();
    private final UUID asked = UUID.randomUUID();
    private final UUID heard = UUID.randomUUID();

    @AfterEach
    void close() {
        client.close();
        probe.close();
        service.close();
    }

    @Test
    void streamsEndThenRequestsThenConsumersThenTheRelayAndNothingIsLost() {
        await().atMost(GRACE).until(this::isReady);
        var letRequestGoOn = handler.hold(asked);
        var letEventGoOn = handler.hold(heard);
        probe.publish(new OrderRejected(heard, "user", RejectionReason.TIMEOUT));
        var answer = client.sendAsync(confirm(asked), BodyHandlers.ofString());
        var stream = client.sendAsync(get("/sample/stream"), BodyHandlers.ofString());
        await().atMost(GRACE).until(() -> handler.waits(asked) && handler.waits(heard) && streams.open() == 1);

        var stopped = CompletableFuture.runAsync(service::close, Thread.ofPlatform()::start);

        assertThat(stream)
                .succeedsWithin(GRACE)
                .extracting(HttpResponse::body)
                .asString()
                .endsWith("data:come back\n\n");
        assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
        await().atMost(GRACE).until(this::takesNoConnection);
        assertThat(answer).isNotDone();
        assertThat(consumer.isRunning()).isTrue();

        letRequestGoOn.run();
        assertThat(answer).succeedsWithin(GRACE).satisfies(ShutdownTests::saysGoodBye);
        await().atMost(GRACE).until(() -> !consumer.isRunning());
        assertThat(stopped).isNotDone();

        var began = System.nanoTime();
        letEventGoOn.run();
        assertThat(stopped).succeedsWithin(GRACE);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(GRACE.dividedBy(2));
        probe.awaitEvent(OrderConfirmed.class, event -> event.orderId().equals(asked));
        probe.awaitEvent(OrderCancelled.class, event -> event.orderId().equals(heard));
    }

    private boolean isReady() throws Exception {
        var assigned = consumer.getAssignedPartitions();
        return assigned != null
                && !assigned.isEmpty()
                && client.send(get("/sample/me"), BodyHandlers.ofString()).statusCode() == 200;
    }

    private static void saysGoodBye(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("connection")).containsExactly("close");
    }

    private boolean takesNoConnection() throws Exception {
        try (var another = HttpClient.newHttpClient()) {
            another.send(get("/sample/me"), BodyHandlers.discarding());
            return false;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException broken) {
            return false; // an old connection's end says nothing about new ones
        }
    }

    private HttpRequest get(String path) {
        return request(path).build();
    }

    private HttpRequest confirm(UUID order) {
        return request("/sample/orders/" + order + "/confirm-slowly")
                .POST(BodyPublishers.noBody())
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.url() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + Tokens.customer());
    }
}
