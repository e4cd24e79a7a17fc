package io.millrace.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Derives the names that travel with events from the contracts themselves, so that they are written in one place. */
public final class EventTypes {

    private EventTypes() {}

    /**
     * The topic of an event class or of the sealed interface above it.
     *
     * @throws IllegalArgumentException where neither the class nor an interface of it carries {@link Topic}
     */
    public static String topicOf(Class<? extends Event> type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
                .map(candidate -> candidate.getAnnotation(Topic.class))
                .filter(topic -> topic != null)
                .map(Topic::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " belongs to no @Topic interface"));
    }

    /** The name of an event class without its version, for example {@code io.millrace.orders.OrderPlaced}. */
    public static String nameOf(Class<? extends Event> type) {
        return "io." + topicOf(type) + "." + type.getSimpleName();
    }

    /** The version of an event class's shape. */
    public static int versionOf(Class<? extends Event> type) {
        var version = type.getAnnotation(Version.class);
        return version == null ? 1 : version.value();
    }

    /** The CloudEvents {@code type} of an event class, for example {@code io.millrace.orders.OrderPlaced.v1}. */
    public static String typeOf(Class<? extends Event> type) {
        return nameOf(type) + ".v" + versionOf(type);
    }

    /** All events that travel on the topic of a sealed interface, in the order in which it permits them. */
    public static List<Class<? extends Event>> eventsOf(Class<? extends Event> topic) {
        return Arrays.stream(topic.getPermittedSubclasses())
                .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                .toList();
    }
}
