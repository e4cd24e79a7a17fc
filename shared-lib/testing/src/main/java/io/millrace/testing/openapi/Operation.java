package io.millrace.testing.openapi;

import io.millrace.testing.openapi.Prose.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One call: what its controller shows of it, and what is said about it. */
final class Operation {

    private static final String JSON = "application/json";

    /** Words for who may call, and the roles of which one is needed. */
    private static final Map<String, List<String>> ROLES = Map.of(
            "anyone",
            List.of(),
            "user",
            List.of(),
            "customer",
            List.of("CUSTOMER"),
            "admin",
            List.of("ADMIN"),
            "customer or admin",
            List.of("CUSTOMER", "ADMIN"));

    private final JsonNode raw;
    private final Call call;

    Operation(JsonNode raw, Call call) {
        this.raw = raw;
        this.call = call;
    }

    ObjectNode describe(String tag) {
        var operation = Json.object();
        operation.putArray("tags").add(tag);
        operation
                .put("summary", call.text("summary"))
                .put("description", call.text("description").strip())
                .put("operationId", call.id());
        security(operation);
        var parameters = parameters();
        operation.putArray("parameters").addAll(parameters.values());
        body(operation);
        operation.set("responses", responses());
        return operation;
    }

    private void security(ObjectNode operation) {
        var security = operation.putArray("security");
        if (needsToken()) {
            if (roles().isEmpty()) {
                security.addObject().putArray("bearer");
            }
            roles().forEach(role -> security.addObject().putArray("bearer").add(role));
        }
    }

    private boolean needsToken() {
        return !call.text("access").equals("anyone");
    }

    private List<String> roles() {
        var roles = ROLES.get(call.text("access"));
        if (roles == null) {
            throw new AssertionError("The call %s is for one of %s.".formatted(call.id(), ROLES.keySet()));
        }
        return roles;
    }

    private Map<String, JsonNode> parameters() {
        var parameters = new LinkedHashMap<String, JsonNode>();
        raw.path("parameters").forEach(shown -> parameters.put(shown.get("name").asString(), shown));
        parameters.keySet().removeIf(name -> name.equalsIgnoreCase("API-Version"));
        parameters.replaceAll((name, shown) -> Shared.has("parameters", name)
                ? Shared.reference("parameters", name)
                : described(name, (ObjectNode) shown.deepCopy()));
        call.members("parameters")
                .filter(said -> !parameters.containsKey(said.getKey()))
                .forEach(said -> parameters.put(said.getKey(), unseen(said.getKey(), said.getValue())));
        parameters.put("API-Version", Shared.reference("parameters", "ApiVersion"));
        return parameters;
    }

    private ObjectNode described(String name, ObjectNode parameter) {
        var said = call.prose().path("parameters").path(name);
        if (said.isObject()) {
            said.properties().forEach(member -> parameter.set(member.getKey(), member.getValue()));
        }
        return parameter;
    }

    /** A parameter that no controller method names, since the framework reads it. */
    private static ObjectNode unseen(String name, JsonNode said) {
        return Shared.has("parameters", name)
                ? Shared.reference("parameters", name)
                : Json.object().put("name", name).setAll((ObjectNode) said.deepCopy());
    }

    private void body(ObjectNode operation) {
        var said = call.prose().path("body");
        var shown = raw.at("/requestBody/content/application~1json");
        if (said.isMissingNode() && shown.isMissingNode()) {
            return;
        }
        var body = operation.putObject("requestBody").put("required", true);
        body.put("description", said.path("description").asString(""));
        var content = body.putObject("content").putObject(JSON);
        content.set("schema", said.path("schema").isMissingNode() ? shown.path("schema") : said.get("schema"));
        examples(content, said);
    }

    private static void examples(ObjectNode content, JsonNode said) {
        for (var name : new String[] {"example", "examples"}) {
            Json.child(said, name).ifPresent(example -> content.set(name, example));
        }
    }

    private ObjectNode responses() {
        var responses = new TreeMap<String, JsonNode>();
        usualErrors()
                .forEach(status ->
                        responses.put(status.toString(), Shared.reference("responses", Shared.errorOf(status))));
        call.members("errors")
                .forEach(error -> responses.put(
                        error.getKey(), Shared.error(Integer.parseInt(error.getKey()), error.getValue(), instance())));
        call.members("answers").forEach(answer -> responses.put(answer.getKey(), answer(answer.getValue())));
        var sorted = Json.object();
        responses.forEach(sorted::set);
        return sorted;
    }

    /** What follows from what the call takes and who may make it. */
    private List<Integer> usualErrors() {
        var errors = new ArrayList<>(List.of(400, 401, 503));
        if (!roles().isEmpty()) {
            errors.add(403);
        }
        if (call.members("answers").anyMatch(answer -> !isEmpty(answer.getValue()))) {
            errors.add(406);
        }
        if (call.prose().has("body") || raw.has("requestBody")) {
            errors.addAll(List.of(408, 413, 415));
        }
        return errors;
    }

    private static boolean isEmpty(JsonNode answer) {
        return answer.path("empty").asBoolean(false);
    }

    private ObjectNode answer(JsonNode said) {
        var response = Json.object()
                .put("description", said.path("description").asString("").strip());
        Shared.headers(response, said);
        if (!isEmpty(said)) {
            var content =
                    response.putObject("content").putObject(said.path("type").asString(JSON));
            content.set("schema", said.has("schema") ? said.get("schema") : shownSchema());
            examples(content, said);
        }
        return response;
    }

    private JsonNode shownSchema() {
        return raw.path("responses").properties().stream()
                .map(shown -> shown.getValue().at("/content/*~1*/schema"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "The call %s shows no form of its answer: give it a schema.".formatted(call.id())));
    }

    /** The path with its parameters' examples. */
    private String instance() {
        var path = call.path();
        for (var parameter : call.prose().path("parameters").properties()) {
            path = path.replace(
                    "{" + parameter.getKey() + "}",
                    parameter.getValue().path("example").asString(""));
        }
        return path;
    }
}
