package io.millrace.gateway.docs.lint;

import java.util.Map.Entry;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What every schema must have. */
final class SchemaRules {

    /** Another issuer may have named these people, in its own way. */
    private static final Set<String> OPAQUE = Set.of("Profile.id", "put /api/users/{id}/credit-limit id");

    /** These hold what GraphQL or OpenAPI themselves describe. */
    private static final Set<String> FREE = Set.of(
            "GraphQlRequest.variables",
            "GraphQlRequest.extensions",
            "GraphQlAnswer.data",
            "OpenApiDocument.info",
            "OpenApiDocument.paths");

    private static final Set<String> PARTS_OF_MONEY = Set.of("amount", "currency");
    private static final Set<String> AMOUNTS = Set.of("price", "unitPrice", "total", "limit", "reserved", "available");

    private SchemaRules() {}

    static Stream<String> described(Document document) {
        var schemas = faulty(document.schemas(), schema -> isBlank(schema, "description"), "has no description");
        var properties =
                faulty(document.properties(), property -> isBlank(property, "description"), "has no description");
        var parameters = document.calls()
                .flatMap(call -> call.parameters()
                        .filter(parameter -> isBlank(parameter, "description"))
                        .map(parameter -> "%s: %s has no description".formatted(call, parameter.path("name"))));
        return Stream.of(schemas, properties, parameters).flatMap(faults -> faults);
    }

    static Stream<String> typed(Document document) {
        return faulty(document.properties(), property -> !property.has("type") && !property.has("$ref"), "has no type");
    }

    /** What refers to a schema has that one's examples; a list of such has those of its items. */
    static Stream<String> examples(Document document) {
        return faulty(
                document.properties(),
                property -> !property.has("$ref")
                        && !property.path("items").has("$ref")
                        && property.path("examples").isEmpty(),
                "has no example");
    }

    static Stream<String> ids(Document document) {
        var properties = document.properties()
                .filter(property -> isId(name(property)))
                .filter(property -> !OPAQUE.contains(property.getKey()) && !isUuid(property.getValue()))
                .map(property -> property.getKey() + " is an id and no uuid");
        var parameters = document.calls()
                .flatMap(call -> call.parameters()
                        .filter(parameter -> isId(parameter.path("name").asString()))
                        .filter(parameter -> !OPAQUE.contains(
                                call + " " + parameter.path("name").asString()))
                        .filter(parameter -> !isUuid(parameter.path("schema"))
                                && !isUuid(parameter.path("schema").path("items")))
                        .map(parameter -> "%s: %s is an id and no uuid".formatted(call, parameter.path("name"))));
        return Stream.concat(properties, parameters);
    }

    private static boolean isId(String name) {
        return name.equals("id") || (name.endsWith("Id") && !name.equals("traceId"));
    }

    private static boolean isUuid(JsonNode schema) {
        return schema.path("format").asString("").equals("uuid");
    }

    /** Only money itself has amounts and currencies; what is money by its name is money by its schema. */
    static Stream<String> money(Document document) {
        return document.properties()
                .filter(property -> !property.getKey().startsWith("Money."))
                .filter(property -> PARTS_OF_MONEY.contains(name(property))
                        || (AMOUNTS.contains(name(property)) && !isMoney(property.getValue())))
                .map(property -> property.getKey() + " is an amount and not of the schema Money");
    }

    private static String name(Entry<String, JsonNode> property) {
        return property.getKey().substring(property.getKey().indexOf('.') + 1);
    }

    private static boolean isMoney(JsonNode schema) {
        return schema.path("$ref").asString("").equals("#/components/schemas/Money");
    }

    static Stream<String> enums(Document document) {
        return Stream.concat(document.schemas(), document.properties())
                .flatMap(schema -> Document.elements(schema.getValue().path("enum"))
                        .filter(value -> !schema.getValue()
                                .path("description")
                                .asString("")
                                .contains("`" + value.asString() + "`"))
                        .map(value -> "%s does not say what %s means".formatted(schema.getKey(), value)));
    }

    /** Requests have what is named and nothing else; answers may come to have more, and no schema says of what kind. */
    static Stream<String> additions(Document document) {
        var closed = document.inRequests();
        var schemas = document.schemas()
                .filter(schema -> schema.getValue().has("properties"))
                .filter(schema -> schema.getValue().has("additionalProperties")
                        ? schema.getValue().get("additionalProperties").asBoolean(true)
                        : closed.contains(schema.getKey()))
                .map(schema -> schema.getKey() + " surprises by what else may be in it");
        var properties = faulty(
                document.properties().filter(property -> !FREE.contains(property.getKey())),
                property -> property.path("type").asString("").equals("object") || property.has("additionalProperties"),
                "is an object without a name");
        return Stream.concat(schemas, properties);
    }

    private static Stream<String> faulty(
            Stream<Entry<String, JsonNode>> schemas, Predicate<JsonNode> wrong, String what) {
        return schemas.filter(schema -> wrong.test(schema.getValue())).map(schema -> schema.getKey() + " " + what);
    }

    private static boolean isBlank(JsonNode node, String name) {
        return node.path(name).asString("").isBlank();
    }
}
