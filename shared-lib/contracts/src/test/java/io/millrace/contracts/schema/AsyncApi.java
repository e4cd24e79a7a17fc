package io.millrace.contracts.schema;

import io.millrace.contracts.EventTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AsyncAPI 3.0 document of all topics: who sends what, under which key and headers. It has the newest version of
 * each event, and no receivers: the contracts do not know who reads.
 */
final class AsyncApi {

    static final String FILE = "asyncapi.json";

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String HEADERS = "EventHeaders";

    private final TypeSchemas types = new TypeSchemas(SCHEMAS);
    private final ObjectNode channels = Json.object();
    private final ObjectNode operations = Json.object();
    private final ObjectNode messages = Json.object();

    private AsyncApi() {}

    static ObjectNode of(List<Contract> contracts) {
        var api = new AsyncApi();
        byTopic(contracts).forEach(api::describe);
        return api.document();
    }

    private static Map<String, List<Contract>> byTopic(List<Contract> contracts) {
        var topics = new LinkedHashMap<String, List<Contract>>();
        contracts.forEach(contract -> topics.computeIfAbsent(contract.topic(), topic -> new ArrayList<>())
                .add(contract));
        return topics;
    }

    private void describe(String topic, List<Contract> contracts) {
        var service = topic.substring(topic.lastIndexOf('.') + 1);
        var channel = channels.putObject(service).put("address", topic);
        var sent = channel.putObject("messages");
        contracts.forEach(contract -> {
            messages.set(contract.event(), messageOf(contract));
            sent.set(contract.event(), reference("#/components/messages/" + contract.event()));
        });
        operations
                .putObject("send-" + service)
                .put("action", "send")
                .put("summary", "service-%s tells the others".formatted(service))
                .set("channel", reference("#/channels/" + service));
    }

    private ObjectNode messageOf(Contract contract) {
        var type = EventTypes.typeOf(contract.type());
        var message = Json.object().put("name", type).put("title", contract.event());
        message.put("contentType", "application/json").set("headers", headersOf(type));
        message.set("payload", types.referenceTo(contract.type()));
        message.putObject("bindings").set("kafka", keyOf(contract));
        return message;
    }

    private static ObjectNode headersOf(String type) {
        var headers = Json.object();
        headers.putArray("allOf")
                .add(reference(SCHEMAS + HEADERS))
                .add(Json.object()
                        .set(
                                "properties",
                                Json.object().set("ce_type", Json.object().put("const", type))));
        return headers;
    }

    private static ObjectNode keyOf(Contract contract) {
        var field = Keys.of(contract.type());
        var key = Json.object().put("type", "string").put("description", field.getName());
        return Json.object().put("bindingVersion", "0.5.0").set("key", key);
    }

    private ObjectNode document() {
        var document = Json.object().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Millrace events")
                .put("version", "1.0.0")
                .put("description", "Each event has a version of its own, which is part of its type.");
        document.put("defaultContentType", "application/json");
        document.set("channels", channels);
        document.set("operations", operations);
        var schemas = types.definitions().set(HEADERS, envelope());
        document.putObject("components").set("schemas", schemas).set("messages", messages);
        return document;
    }

    /** CloudEvents 1.0 in Kafka's binary mode, and W3C Trace Context where the event belongs to a trace. */
    private static ObjectNode envelope() {
        var properties = Json.object();
        properties.putObject("ce_specversion").put("const", "1.0");
        properties.set("ce_id", text().put("format", "uuid"));
        properties.set("ce_type", text());
        properties.set("ce_source", text().put("format", "uri-reference"));
        properties.set("ce_time", text().put("format", "date-time"));
        properties.set("ce_subject", text());
        properties.putObject("content-type").put("const", "application/json");
        var required = Json.array();
        properties.propertyNames().forEach(required::add);
        properties.set("traceparent", text().put("pattern", "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"));
        return Json.object().put("type", "object").set("properties", properties).set("required", required);
    }

    private static ObjectNode text() {
        return Json.object().put("type", "string");
    }

    private static ObjectNode reference(String target) {
        return Json.object().put("$ref", target);
    }
}
