package io.millrace.acceptance.load;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Calls that were made, to be asked what they have in common. */
public record Calls(List<Call> all) {

    private static final double P95 = 0.95;

    private static final int TIMES = 3;
    private static final Duration ROOM = Duration.ofMillis(100);

    public Calls(Collection<Call> all) {
        this(List.copyOf(all));
    }

    public Calls of(String kind) {
        return where(call -> call.kind().equals(kind));
    }

    public Calls where(Predicate<Call> condition) {
        return new Calls(all.stream().filter(condition).toList());
    }

    public int size() {
        return all.size();
    }

    /** The time that nineteen of twenty took at most. */
    public Duration p95() {
        var times = all.stream().map(Call::took).sorted().toList();
        return times.get((int) Math.ceil(times.size() * P95) - 1);
    }

    /** Whether nineteen of twenty took no longer. */
    public boolean isWithin(Duration bound) {
        return all.isEmpty() || p95().compareTo(bound) <= 0;
    }

    /** What later calls may take, nineteen of twenty of them, if nothing has changed: the room is for a busy machine. */
    public Duration bound() {
        return p95().multipliedBy(TIMES).plus(ROOM);
    }

    /** How often each status was answered. */
    public Map<Integer, Long> statuses() {
        return all.stream().collect(Collectors.groupingBy(Call::status, TreeMap::new, Collectors.counting()));
    }
}
