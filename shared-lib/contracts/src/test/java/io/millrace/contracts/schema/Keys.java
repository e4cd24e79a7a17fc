package io.millrace.contracts.schema;

import io.millrace.contracts.Event;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the field that an event is keyed by, by making an event whose ids all differ and asking it for its key. */
final class Keys {

    private Keys() {}

    static RecordComponent of(Class<? extends Event> event) {
        try {
            var components = event.getRecordComponents();
            var values = valuesFor(components);
            var key = constructorOf(event, components).newInstance(values).key();
            return components[Arrays.asList(texts(values)).indexOf(key)];
        } catch (ReflectiveOperationException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("The key of %s is none of its fields".formatted(event.getName()), e);
        }
    }

    private static Constructor<? extends Event> constructorOf(
            Class<? extends Event> event, RecordComponent[] components) throws NoSuchMethodException {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var constructor = event.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor;
    }

    private static @Nullable Object[] valuesFor(RecordComponent[] components) {
        var values = new @Nullable Object[components.length];
        Arrays.setAll(values, i -> valueFor(components[i].getType(), i + 1));
        return values;
    }

    private static @Nullable Object valueFor(Class<?> type, int number) {
        return switch (type.getName()) {
            case "java.util.UUID" -> new UUID(0, number);
            case "java.lang.String" -> "text " + number;
            case "java.util.List" -> List.of();
            case "int" -> number;
            case "long" -> (long) number;
            case "boolean" -> false;
            default -> null;
        };
    }

    private static String[] texts(@Nullable Object[] values) {
        return Arrays.stream(values).map(String::valueOf).toArray(String[]::new);
    }
}
