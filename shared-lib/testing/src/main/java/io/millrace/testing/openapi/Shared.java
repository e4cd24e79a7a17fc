package io.millrace.testing.openapi;

import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The components that all documents share, and problems made of them. */
public final class Shared {

    private static final JsonNode PARTS = Prose.read(Shared.class, "shared.yml").root();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private Shared() {}

    static boolean has(String kind, String name) {
        return PARTS.path(kind).has(name);
    }

    static ObjectNode reference(String kind, String name) {
        return Json.object().put("$ref", "#/components/%s/%s".formatted(kind, name));
    }

    /** Every component, whether a document needs it or not. */
    public static ObjectNode components() {
        var components = Json.object();
        for (var kind : new String[] {"schemas", "parameters", "headers", "securitySchemes"}) {
            components.set(kind, PARTS.get(kind).deepCopy());
        }
        var responses = components.putObject("responses");
        PARTS.get("errors")
                .properties()
                .forEach(error -> responses.set(
                        error.getKey(),
                        error(error.getValue().get("status").asInt(), error.getValue(), "/api/orders")));
        return components;
    }

    /** The name of the response for a status that looks alike wherever it comes from. */
    public static String errorOf(int status) {
        return PARTS.get("errors").properties().stream()
                .filter(error -> error.getValue().get("status").asInt() == status)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** A response with a problem, as the prose describes it: one {@code detail}, or several {@code details} by name. */
    static ObjectNode error(int status, JsonNode prose, String path) {
        var response = Json.object()
                .put("description", prose.get("description").asString().strip());
        headers(response, prose);
        var content = response.putObject("content").putObject("application/problem+json");
        content.set("schema", reference("schemas", "Problem"));
        var details = prose.get("details");
        if (details == null) {
            content.set("example", problem(status, prose.get("detail").asString(), prose.get("errors"), path));
        } else {
            var examples = content.putObject("examples");
            details.properties()
                    .forEach(detail -> examples.putObject(detail.getKey())
                            .set("value", problem(status, detail.getValue().asString(), null, path)));
        }
        return response;
    }

    static void headers(ObjectNode response, JsonNode prose) {
        var names = prose.get("headers");
        if (names != null) {
            var headers = response.putObject("headers");
            names.forEach(name -> headers.set(name.asString(), reference("headers", name.asString())));
        }
    }

    private static ObjectNode problem(
            int status, String detail, @org.jspecify.annotations.Nullable JsonNode errors, String path) {
        var problem = Json.object()
                .put("type", "about:blank")
                .put("title", HttpStatus.valueOf(status).getReasonPhrase())
                .put("status", status)
                .put("detail", detail.strip())
                .put("instance", path)
                .put("traceId", TRACE);
        if (errors != null) {
            problem.set("errors", errors.deepCopy());
        }
        return problem;
    }
}
