package io.millrace.testing.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says whether a value is what a schema of a document says, formats such as {@code uuid} included. */
public final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Schemas() {}

    /** What is wrong with the value; nothing where it is right. */
    public static List<String> faults(JsonNode value, JsonNode schema, JsonNode document) {
        var whole = Json.object();
        whole.putArray("allOf").add(schema.deepCopy());
        whole.set("components", document.get("components"));
        return REGISTRY
                .getSchema(whole)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** The document with answers that may have nothing but what it names: so the field that nobody described is found. */
    static JsonNode closed(JsonNode document) {
        var closed = document.deepCopy();
        closed.at("/components/schemas").forEach(Schemas::close);
        return closed;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && schema.has("properties") && !schema.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }
}
