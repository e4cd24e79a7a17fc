package io.millrace.contracts.schema;

import io.millrace.contracts.OpenEnded;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of Java types, as an event's fields are written. Nested records become definitions, each once. */
final class TypeSchemas {

    private static final Map<Class<?>, Scalar> SCALARS = Map.of(
            String.class, new Scalar("string", null),
            UUID.class, new Scalar("string", "uuid"),
            Instant.class, new Scalar("string", "date-time"),
            int.class, new Scalar("integer", "int32"),
            Integer.class, new Scalar("integer", "int32"),
            long.class, new Scalar("integer", "int64"),
            Long.class, new Scalar("integer", "int64"),
            boolean.class, new Scalar("boolean", null),
            Boolean.class, new Scalar("boolean", null));

    private final String place;
    private final ObjectNode definitions = Json.object();
    private final Map<String, Class<?>> defined = new HashMap<>();

    /** @param place where definitions are kept, as references name it: {@code #/$defs/} */
    TypeSchemas(String place) {
        this.place = place;
    }

    /** The nested records that were met so far. */
    ObjectNode definitions() {
        return definitions;
    }

    /** The fields of a record; one that may be null is not required. */
    ObjectNode fieldsOf(Class<?> type) {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var component : type.getRecordComponents()) {
            var field = component.getAnnotatedType();
            properties.set(component.getName(), schemaOf(field));
            if (!isNullable(field)) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    /** A reference to a record, which becomes a definition. */
    ObjectNode referenceTo(Class<?> type) {
        var name = type.getSimpleName();
        var namesake = defined.putIfAbsent(name, type);
        if (namesake == null) {
            definitions.set(name, fieldsOf(type));
        } else if (namesake != type) {
            throw new IllegalArgumentException("Two records are called %s: %s and %s".formatted(name, type, namesake));
        }
        return Json.object().put("$ref", place + name);
    }

    private ObjectNode schemaOf(AnnotatedType type) {
        var schema = switch (type.getType()) {
            case Class<?> scalar
            when SCALARS.containsKey(scalar) -> SCALARS.get(scalar).schema();
            case Class<?> values when values.isEnum() -> schemaOfEnum(values);
            case Class<?> nested when nested.isRecord() -> referenceTo(nested);
            default -> schemaOfList(type);
        };
        return isNullable(type) ? orNull(schema) : schema;
    }

    private static ObjectNode schemaOfEnum(Class<?> type) {
        var schema = Json.object().put("type", "string");
        var values = schema.putArray(type.isAnnotationPresent(OpenEnded.class) ? "examples" : "enum");
        Stream.of(type.getEnumConstants())
                .map(value -> ((Enum<?>) value).name())
                .forEach(values::add);
        return schema;
    }

    private ObjectNode schemaOfList(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType list
                && type.getType().getTypeName().startsWith(List.class.getName() + "<")) {
            var schema = Json.object().put("type", "array");
            return schema.set("items", schemaOf(list.getAnnotatedActualTypeArguments()[0]));
        }
        throw new IllegalArgumentException("%s has no place in an event: give it a schema in %s first"
                .formatted(type.getType().getTypeName(), TypeSchemas.class.getSimpleName()));
    }

    private static ObjectNode orNull(ObjectNode schema) {
        var either = Json.object();
        either.putArray("anyOf").add(schema).add(Json.object().put("type", "null"));
        return either;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private record Scalar(String type, @Nullable String format) {

        ObjectNode schema() {
            var schema = Json.object().put("type", type);
            return format == null ? schema : schema.put("format", format);
        }
    }
}
