package io.millrace.testing.starter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.millrace.contracts.Event;
import io.millrace.contracts.EventTypes;
import io.millrace.contracts.catalog.CatalogEvent;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.contracts.users.UsersEvent;
import io.millrace.starter.messaging.EventCodec;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events are written as their checked-in schemas say, and what was written once stays readable: {@code
 * sent-events.jsonl} has an example of every event as it was first sent. Lines are added to it and never changed.
 */
class EventSchemaTests {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final EventCodec codec = new EventCodec();

    @ParameterizedTest
    @MethodSource("io.millrace.testing.starter.EventCodecTests#samples")
    void eventIsWrittenAsItsSchemaSays(Event event) throws Exception {
        var type = EventTypes.typeOf(event.getClass());

        assertThat(violations(type, codec.write(event))).isEmpty();
    }

    @Test
    void schemaDoesNotLetEverythingPass() throws Exception {
        var type = "io.millrace.orders.OrderConfirmed.v1";

        assertThat(violations(type, "{\"orderId\": \"7\", \"userId\": \"me\"}")).hasSize(1);
        assertThat(violations(type, "{}")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("sent")
    void eventThatWasSentOnceIsStillReadable(Sent sent) throws Exception {
        assertThat(violations(sent.type(), sent.json())).isEmpty();

        var readers = events().filter(event -> EventTypes.typeOf(event).equals(sent.type()));
        assertThat(readers).allSatisfy(reader -> {
            var event = codec.read(sent.json().getBytes(UTF_8), reader);
            assertThat(JsonMapper.shared().readTree(codec.write(event)).properties())
                    .containsAll(sent.data().properties());
        });
    }

    @Test
    void everyEventIsAmongThoseThatWereSent() throws Exception {
        assertThat(sent().map(Sent::type).collect(Collectors.toSet()))
                .containsAll(events().map(EventTypes::typeOf).toList());
    }

    static Stream<Sent> sent() throws IOException {
        try (var lines = EventSchemaTests.class.getResourceAsStream("/sent-events.jsonl")) {
            return new String(lines.readAllBytes(), UTF_8)
                    .lines().map(line -> JsonMapper.shared().readValue(line, Sent.class)).toList().stream();
        }
    }

    private static Stream<Class<? extends Event>> events() {
        return Stream.of(UsersEvent.class, CatalogEvent.class, OrdersEvent.class)
                .flatMap(topic -> EventTypes.eventsOf(topic).stream());
    }

    private static List<Error> violations(String type, String json) throws IOException {
        var name = type.replaceFirst("io\\.(millrace\\.\\w+)\\.", "/schemas/$1/") + ".json";
        try (var schema = Event.class.getResourceAsStream(name)) {
            return SCHEMAS.getSchema(schema)
                    .validate(
                            json,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        }
    }

    record Sent(String type, JsonNode data) {

        String json() {
            return data.toString();
        }
    }
}
