package io.millrace.testing.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** One call, which a test fills in as far as the document's examples won't do. */
public final class DocumentedCall {

    private final DocumentedCalls calls;
    private final String method;
    private final String path;
    private final JsonNode operation;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private @Nullable String token;
    private @Nullable String body;

    DocumentedCall(DocumentedCalls calls, String method, String path, JsonNode operation) {
        this.calls = calls;
        this.method = method;
        this.path = path;
        this.operation = operation;
        var example = operation.at("/requestBody/content/application~1json/example");
        this.body = example.isMissingNode() ? null : example.toString();
        parameters()
                .filter(parameter -> parameter.path("required").asBoolean(false))
                .forEach(parameter -> values.put(
                        parameter.get("name").asString(),
                        parameter.path("example").asString("")));
    }

    /** A parameter's value, whatever it goes into. */
    public DocumentedCall with(String parameter, Object value) {
        assertThat(parameters().anyMatch(known -> known.get("name").asString().equals(parameter)))
                .as("%s %s takes %s", method, path, parameter)
                .isTrue();
        values.put(parameter, value);
        return this;
    }

    /** Leaves a parameter out that it should have. */
    public DocumentedCall without(String parameter) {
        values.remove(parameter);
        return this;
    }

    public DocumentedCall as(String bearer) {
        token = bearer;
        return this;
    }

    public DocumentedCall sending(String json) {
        body = json;
        return this;
    }

    /** The body's example with one text in the place of another. */
    public DocumentedCall replacing(String text, Object value) {
        assertThat(body).contains(text);
        body = Objects.requireNonNull(body).replace(text, value.toString());
        return this;
    }

    /** Makes the call; the answer has this status, and is as the document says. */
    public Answered expect(int status) {
        var answer = make();
        assertThat(answer.getStatus().value()).as(() -> describe(answer)).isEqualTo(status);
        calls.answered(operation.get("operationId").asString(), status);
        var documented = operation.path("responses").path(Integer.toString(status));
        assertThat(documented.isObject())
                .as("%s %s documents %d", method, path, status)
                .isTrue();
        check(answer, References.resolve(documented, calls.document()));
        return new Answered(answer);
    }

    private EntityExchangeResult<byte[]> make() {
        var request = calls.client()
                .method(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
                .uri(address());
        inPlace("header").forEach((name, value) -> request.header(name, value.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        }
        return request.exchange().expectBody().returnResult();
    }

    private String address() {
        var uri = UriComponentsBuilder.fromPath(path);
        inPlace("query").forEach(uri::queryParam);
        return uri.build(inPlace("path")).toString();
    }

    private Map<String, Object> inPlace(String place) {
        var chosen = new LinkedHashMap<String, Object>();
        parameters()
                .filter(parameter -> parameter.get("in").asString().equals(place))
                .map(parameter -> parameter.get("name").asString())
                .filter(values::containsKey)
                .forEach(name -> chosen.put(name, values.get(name)));
        return chosen;
    }

    private Stream<JsonNode> parameters() {
        return operation
                .path("parameters")
                .valueStream()
                .map(parameter -> References.resolve(parameter, calls.document()));
    }

    private void check(EntityExchangeResult<byte[]> answer, JsonNode documented) {
        documented.path("headers").properties().stream()
                .filter(header -> References.resolve(header.getValue(), calls.document())
                        .path("required")
                        .asBoolean(false))
                .forEach(header -> assertThat(answer.getResponseHeaders().containsHeader(header.getKey()))
                        .as("%s of %s", header.getKey(), describe(answer))
                        .isTrue());
        var content = documented.path("content");
        if (content.isEmpty()) {
            assertThat(answer.getResponseBody()).as(() -> describe(answer)).isNullOrEmpty();
            return;
        }
        var type = Objects.requireNonNull(answer.getResponseHeaders().getContentType());
        var form = content.path(type.getType() + "/" + type.getSubtype());
        assertThat(form.isObject())
                .as("%s documents %s", describe(answer), type)
                .isTrue();
        if (type.getSubtype().endsWith("json")) {
            assertThat(Schemas.faults(json(answer), form.get("schema"), Schemas.closed(calls.document())))
                    .as(() -> describe(answer))
                    .isEmpty();
        }
    }

    private String describe(EntityExchangeResult<byte[]> answer) {
        return "%s %s: %s %s".formatted(method, path, answer.getStatus(), text(answer));
    }

    private static JsonNode json(EntityExchangeResult<byte[]> answer) {
        return Json.read(text(answer));
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        var bytes = answer.getResponseBody();
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    /** What came back. */
    public static final class Answered {

        private final EntityExchangeResult<byte[]> answer;

        private Answered(EntityExchangeResult<byte[]> answer) {
            this.answer = answer;
        }

        /** A value of the answer, by its JSON pointer. */
        public String text(String pointer) {
            return json(answer).at(pointer).asString();
        }

        public String header(String name) {
            return Objects.requireNonNull(answer.getResponseHeaders().getFirst(name));
        }
    }
}
