package io.millrace.contracts.schema;

import io.millrace.contracts.Event;
import io.millrace.contracts.EventTypes;
import tools.jackson.databind.node.ObjectNode;

/** What a record says about its event now. */
record Contract(Class<? extends Event> type) {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    String event() {
        return type.getSimpleName();
    }

    String topic() {
        return EventTypes.topicOf(type);
    }

    int version() {
        return EventTypes.versionOf(type);
    }

    /** The event's JSON Schema. {@code x-key} names the field that is the key of its Kafka record. */
    ObjectNode schema() {
        var types = new TypeSchemas("#/$defs/");
        var fields = types.fieldsOf(type);
        var schema = Json.object()
                .put("$schema", DIALECT)
                .put("$id", "urn:millrace:" + EventTypes.typeOf(type))
                .put("title", event())
                .put("x-key", Keys.of(type).getName())
                .setAll(fields);
        return types.definitions().isEmpty() ? schema : schema.set("$defs", types.definitions());
    }
}
