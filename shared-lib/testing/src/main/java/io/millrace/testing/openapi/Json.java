package io.millrace.testing.openapi;

import java.util.Optional;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as it is checked in: the same text for the same content on every system. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Maps, lists and scalars as JSON. */
    static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    static JsonNode read(byte[] text) {
        return MAPPER.readTree(text);
    }

    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    public static String write(JsonNode node) {
        var printer = new DefaultPrettyPrinter(SEPARATORS).withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return MAPPER.writer().with(printer).writeValueAsString(node) + "\n";
    }

    /** The child of this name, where it is there. */
    static Optional<JsonNode> child(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name));
    }
}
