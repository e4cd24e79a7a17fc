package io.millrace.orders.order.life;

import io.millrace.contracts.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was told of each entity, in order, for ever. */
final class Topic {

    private final Map<String, List<Event>> byKey = new LinkedHashMap<>();

    void add(Event event) {
        byKey.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(event);
    }

    Set<String> keys() {
        return byKey.keySet();
    }

    List<Event> of(String key) {
        return byKey.getOrDefault(key, List.of());
    }
}
