package io.millrace.gateway.docs.lint;

import io.millrace.gateway.docs.lint.Document.Call;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What every call must have. */
final class CallRules {

    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][a-z0-9]*([A-Z][a-z0-9]*)*");

    /** Words in small letters with dashes between them, and parameters. Well-known addresses have names of their own. */
    private static final Pattern PATH = Pattern.compile("(/([a-z][a-z0-9]*(-[a-z0-9]+)*|\\{[a-z][A-Za-z]*}))+");

    /** A collection is called by the plural of what is in it, so that what follows is one of them. */
    private static final Pattern ITEM = Pattern.compile("/([a-z-]+)/\\{");

    private CallRules() {}

    static Stream<String> ids(Document document) {
        var seen = new HashSet<String>();
        return document.calls()
                .filter(call -> {
                    var id = call.node().path("operationId").asString("");
                    return !CAMEL_CASE.matcher(id).matches() || !seen.add(id);
                })
                .map(call -> call + " has no operationId of its own in camel case");
    }

    static Stream<String> prose(Document document) {
        return document.calls()
                .flatMap(call -> Stream.of("summary", "description")
                        .filter(name -> call.node().path(name).asString("").isBlank())
                        .map(name -> call + " has no " + name));
    }

    static Stream<String> tags(Document document) {
        var known = Document.elements(document.root().path("tags"))
                .filter(tag -> !tag.path("description").asString("").isBlank())
                .map(tag -> tag.path("name"))
                .toList();
        return faulty(
                document,
                call -> call.node().path("tags").size() != 1
                        || !known.contains(call.node().path("tags").get(0)),
                "has not one tag that is described");
    }

    static Stream<String> security(Document document) {
        return faulty(document, call -> !call.node().path("security").isArray(), "does not say who may call it");
    }

    static Stream<String> errors(Document document) {
        return document.calls()
                .flatMap(call -> expected(call)
                        .filter(status -> !call.answers(status))
                        .mapToObj(status -> "%s does not say what a %d means".formatted(call, status)));
    }

    /** Each call has input: {@code API-Version} at least. A token may be bad also where none is needed. */
    private static IntStream expected(Call call) {
        var expected = IntStream.builder();
        IntStream.of(400, 401, 429, 502, 503, 504).forEach(expected::add);
        when(call.needsRole(), expected, 403);
        when(call.path().contains("{"), expected, 404);
        when(call.json().findAny().isPresent(), expected, 406);
        when(call.hasBody(), expected, 408, 413, 415);
        when(call.hasParameter("If-Match"), expected, 412, 428);
        when(call.hasParameter("If-None-Match"), expected, 304);
        return expected.build();
    }

    private static void when(boolean so, IntStream.Builder expected, int... statuses) {
        if (so) {
            IntStream.of(statuses).forEach(expected::add);
        }
    }

    static Stream<String> problems(Document document) {
        return document.calls()
                .flatMap(call -> call.responses()
                        .filter(response -> response.getKey().charAt(0) >= '4')
                        .filter(response -> !isProblem(response.getValue()))
                        .map(response ->
                                "%s answers %s with something else than a problem".formatted(call, response.getKey())));
    }

    private static boolean isProblem(JsonNode response) {
        var content = response.path("content");
        return content.size() == 1
                && content.at("/application~1problem+json/schema/$ref")
                        .asString("")
                        .equals("#/components/schemas/Problem");
    }

    static Stream<String> headers(Document document) {
        return document.calls()
                .flatMap(call -> call.responses()
                        .flatMap(response -> headersOf(response.getKey(), call)
                                .filter(name ->
                                        !response.getValue().path("headers").has(name))
                                .map(name -> "%s answers %s without %s".formatted(call, response.getKey(), name))));
    }

    private static Stream<String> headersOf(String status, Call call) {
        var own = switch (status) {
            case "201", "202" -> List.of("Location");
            case "304" -> List.of("ETag");
            case "401" -> List.of("WWW-Authenticate");
            case "429", "503", "504" -> List.of("Retry-After");
            case "200" -> call.hasParameter("after") ? List.of("Link") : List.<String>of();
            default -> List.<String>of();
        };
        return Stream.concat(own.stream(), Stream.of("RateLimit", "RateLimit-Policy"));
    }

    static Stream<String> lists(Document document) {
        return faulty(
                document,
                call -> call.json().anyMatch(answer -> isPage(document.resolve(answer.path("schema"))))
                        && !(call.hasParameter("limit") && call.hasParameter("after")),
                "answers with a page and takes no limit and after");
    }

    private static boolean isPage(JsonNode schema) {
        return schema.path("properties").has("next");
    }

    static Stream<String> paths(Document document) {
        return faulty(
                document,
                call -> !call.path().startsWith("/.well-known/")
                        && !(PATH.matcher(call.path()).matches() && itemsAreOfPlurals(call.path())),
                "is at a path that is not of plural words with dashes between");
    }

    private static boolean itemsAreOfPlurals(String path) {
        return ITEM.matcher(path).results().allMatch(item -> item.group(1).endsWith("s"));
    }

    private static Stream<String> faulty(Document document, Predicate<Call> wrong, String what) {
        return document.calls().filter(wrong).map(call -> call + " " + what);
    }
}
