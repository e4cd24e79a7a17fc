package io.millrace.gateway.docs.lint;

import io.millrace.testing.openapi.References;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.stream.Stream;

/** The document hangs together. */
final class ComponentRules {

    private ComponentRules() {}

    static Stream<String> used(Document document) {
        var used = References.from(document.root().get("paths"), document.root());
        return Document.members(document.root().get("components"))
                .filter(kind -> !kind.getKey().equals("securitySchemes"))
                .flatMap(kind -> Document.members(kind.getValue())
                        .map(component -> "#/components/%s/%s".formatted(kind.getKey(), component.getKey())))
                .filter(component -> !used.contains(component))
                .map(component -> component + " is not used");
    }

    static Stream<String> dangling(Document document) {
        return document.root().findValues("$ref").stream()
                .filter(reference ->
                        References.target(reference.asString(), document.root()).isMissingNode())
                .map(reference -> reference + " leads nowhere");
    }

    static Stream<String> parses(Document document) {
        var options = new ParseOptions();
        options.setResolve(true);
        var result = new OpenAPIV3Parser().readContents(document.root().toString(), null, options);
        var parsed = result.getOpenAPI();
        return parsed == null || !"3.1.0".equals(parsed.getOpenapi())
                ? Stream.of("swagger-parser does not take it for OpenAPI 3.1")
                : result.getMessages().stream();
    }
}
