package io.millrace.orders.order.life;

import io.millrace.contracts.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A service's way through a topic: each key in order, keys in any order. It may fall back, to the beginning even, and put
 * an event aside to come again when everything else is long over. It keeps no inbox, so every repetition takes effect if
 * it can.
 */
final class Reader {

    private final Topic topic;
    private final Consumer<Event> handler;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Event> letters = new ArrayList<>();

    Reader(Topic topic, Consumer<Event> handler) {
        this.topic = topic;
        this.handler = handler;
    }

    void readOne(Random random) {
        next(random).ifPresent(handler);
    }

    void putAside(Random random) {
        next(random).ifPresent(letters::add);
    }

    void replayLetter(Random random) {
        if (!letters.isEmpty()) {
            handler.accept(letters.remove(random.nextInt(letters.size())));
        }
    }

    void fallBack(Random random) {
        positions.replaceAll((key, position) -> random.nextInt(position + 1));
    }

    void toTheBeginning() {
        positions.clear();
    }

    /** Whether there was anything left; then it is handled now. */
    boolean readAll(Random random) {
        var before = letters.size();
        while (!letters.isEmpty()) {
            replayLetter(random);
        }
        var handled = before;
        for (var event = next(random); event.isPresent(); event = next(random)) {
            handler.accept(event.get());
            handled++;
        }
        return handled > 0;
    }

    private Optional<Event> next(Random random) {
        var keys = topic.keys().stream().filter(this::hasMore).toList();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        var key = keys.get(random.nextInt(keys.size()));
        return Optional.of(topic.of(key).get(positions.merge(key, 1, Integer::sum) - 1));
    }

    private boolean hasMore(String key) {
        return positions.getOrDefault(key, 0) < topic.of(key).size();
    }
}
