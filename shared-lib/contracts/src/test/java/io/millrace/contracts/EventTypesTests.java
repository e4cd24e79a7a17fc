package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.contracts.catalog.CatalogEvent;
import io.millrace.contracts.orders.OrderPlaced;
import io.millrace.contracts.orders.OrdersEvent;
import io.millrace.contracts.users.UsersEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTypesTests {

    private static final List<Class<? extends Event>> TOPICS =
            List.of(UsersEvent.class, CatalogEvent.class, OrdersEvent.class);

    static Stream<Class<? extends Event>> events() {
        return TOPICS.stream().flatMap(topic -> EventTypes.eventsOf(topic).stream());
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventIsARecordNamedAfterItsTopicAndVersion(Class<? extends Event> event) {
        assertThat(event).isRecord();
        var topic = event.getPackageName().replace("io.millrace.contracts.", "");
        assertThat(EventTypes.topicOf(event)).isEqualTo("millrace." + topic);
        assertThat(EventTypes.typeOf(event))
                .isEqualTo("io.millrace.%s.%s.v%d", topic, event.getSimpleName(), EventTypes.versionOf(event));
    }

    @Test
    void topicsAreThoseOfTheServices() {
        assertThat(TOPICS.stream().map(EventTypes::topicOf))
                .containsExactly("millrace.users", "millrace.catalog", "millrace.orders");
    }

    @Test
    void namesAreUniqueAmongAllTopics() {
        assertThat(events().map(Class::getSimpleName)).doesNotHaveDuplicates().hasSize(16);
    }

    @Test
    void versionIsPartOfTheTypeAndNotOfTheName() {
        assertThat(EventTypes.versionOf(Renamed.class)).isEqualTo(3);
        assertThat(EventTypes.typeOf(Renamed.class)).isEqualTo("io.millrace.test.Renamed.v3");
        assertThat(EventTypes.nameOf(Renamed.class)).isEqualTo("io.millrace.test.Renamed");
        assertThat(EventTypes.versionOf(OrderPlaced.class)).isEqualTo(1);
    }

    @Test
    void eventWithoutTopicIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventTypes.topicOf(Homeless.class))
                .withMessageContaining("Homeless");
    }

    @Topic("millrace.test")
    private sealed interface TestEvent extends Event permits Renamed {}

    @Version(3)
    private record Renamed(String key) implements TestEvent {}

    private record Homeless(String key) implements Event {}
}
