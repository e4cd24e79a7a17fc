package io.millrace.gateway.docs.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.openapi.CheckedIn;
import io.millrace.testing.openapi.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The merged document keeps every rule, and every rule has been seen to be broken. */
class LintTests {

    private static final JsonNode MERGED =
            CheckedIn.at("src/main/resources/openapi/openapi.json").document();

    @ParameterizedTest
    @EnumSource
    void theDocumentKeepsTheRule(Rule rule) {
        assertThat(rule.faults(new Document(MERGED))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void aBreakageIsFound(Rule rule, String place, String value) {
        assertThat(rule.faults(new Document(broken(place, value)))).isNotEmpty();
    }

    @Test
    void everyRuleIsSeenToBeBroken() {
        assertThat(breakages().map(LintTests::ruleOf).distinct())
                .containsExactlyInAnyOrderElementsOf(List.of(Rule.values()));
    }

    static Stream<Arguments> breakages() {
        var order = "/paths/~1api~1orders~1{id}/get";
        var placing = "/paths/~1api~1orders/post";
        var schemas = "/components/schemas";
        return Stream.of(
                breakage(Rule.EVERY_CALL_HAS_AN_ID_OF_ITS_OWN, order + "/operationId", "\"listOrders\""),
                breakage(Rule.EVERY_CALL_HAS_AN_ID_OF_ITS_OWN, order + "/operationId", "\"get-order\""),
                breakage(Rule.EVERY_CALL_IS_DESCRIBED, "/paths/~1api~1gadgets/get", "{\"responses\": {}}"),
                breakage(Rule.EVERY_CALL_IS_DESCRIBED, order + "/summary", "\" \""),
                breakage(Rule.EVERY_CALL_HAS_A_TAG, order + "/tags", "[\"order-controller\"]"),
                breakage(Rule.EVERY_CALL_SAYS_WHO_MAY, order + "/security", null),
                breakage(Rule.EVERY_CALL_NAMES_ITS_ERRORS, order + "/responses/404", null),
                breakage(Rule.EVERY_CALL_NAMES_ITS_ERRORS, order + "/responses/403", null),
                breakage(Rule.EVERY_CALL_NAMES_ITS_ERRORS, placing + "/responses/415", null),
                breakage(Rule.ERRORS_ARE_PROBLEMS, order + "/responses/404/content", "{\"application/json\": {}}"),
                breakage(Rule.ERRORS_ARE_PROBLEMS, "/components/responses/Unavailable/content", "{}"),
                breakage(Rule.ANSWERS_HAVE_THEIR_HEADERS, placing + "/responses/202/headers/Location", null),
                breakage(
                        Rule.ANSWERS_HAVE_THEIR_HEADERS, "/components/responses/Unavailable/headers/Retry-After", null),
                breakage(Rule.LISTS_HAVE_PAGES, "/paths/~1api~1orders/get/parameters", "[]"),
                breakage(Rule.PATHS_ARE_PLURALS_WITH_DASHES, "/paths/~1api~1order~1{id}/get", "{}"),
                breakage(Rule.PATHS_ARE_PLURALS_WITH_DASHES, "/paths/~1api~1priceLists/get", "{}"),
                breakage(Rule.ALL_IS_DESCRIBED, schemas + "/Order/properties/total/description", null),
                breakage(Rule.ALL_IS_DESCRIBED, "/components/parameters/limit/description", null),
                breakage(Rule.PROPERTIES_HAVE_TYPES, schemas + "/Order/properties/id/type", null),
                breakage(Rule.PROPERTIES_HAVE_EXAMPLES, schemas + "/Order/properties/id/examples", null),
                breakage(Rule.IDS_ARE_UUIDS, schemas + "/OrderLine/properties/productId/format", null),
                breakage(Rule.IDS_ARE_UUIDS, order + "/parameters/0/schema/format", "\"int64\""),
                breakage(Rule.AMOUNTS_ARE_MONEY, schemas + "/Order/properties/total", "{\"type\": \"number\"}"),
                breakage(Rule.AMOUNTS_ARE_MONEY, schemas + "/Order/properties/amount", "{\"type\": \"integer\"}"),
                breakage(Rule.ENUMS_ARE_EXPLAINED, schemas + "/OrderStatus/enum", "[\"PENDING\", \"LOST\"]"),
                breakage(Rule.NOTHING_ELSE_SURPRISES, schemas + "/OrderRequest/additionalProperties", null),
                breakage(
                        Rule.NOTHING_ELSE_SURPRISES, schemas + "/Order/additionalProperties", "{\"type\": \"string\"}"),
                breakage(Rule.NOTHING_ELSE_SURPRISES, schemas + "/Order/properties/extra", "{\"type\": \"object\"}"),
                breakage(
                        Rule.EVERYTHING_HAS_AN_EXAMPLE,
                        placing + "/requestBody/content/application~1json/example",
                        null),
                breakage(Rule.EVERYTHING_HAS_AN_EXAMPLE, "/components/parameters/limit/example", null),
                breakage(
                        Rule.EXAMPLES_ARE_VALID,
                        placing + "/responses/202/content/application~1json/example/id",
                        "\"7\""),
                breakage(Rule.EXAMPLES_ARE_VALID, "/components/parameters/limit/example", "101"),
                breakage(Rule.EXAMPLES_ARE_VALID, schemas + "/Money/properties/currency/examples", "[\"euro\"]"),
                breakage(Rule.COMPONENTS_ARE_USED, schemas + "/Spare", "{\"type\": \"object\"}"),
                breakage(Rule.REFERENCES_LEAD_SOMEWHERE, schemas + "/OrderLine", null),
                breakage(Rule.IT_PARSES, "/openapi", "\"3.0.3\""),
                breakage(Rule.IT_PARSES, order + "/responses", null));
    }

    private static Object ruleOf(Arguments breakage) {
        return breakage.get()[0];
    }

    private static Arguments breakage(Rule rule, String place, @Nullable String value) {
        return Arguments.of(rule, place, value);
    }

    private static JsonNode broken(String place, @Nullable String value) {
        var pointer = JsonPointer.compile(place);
        var document = (ObjectNode) MERGED.deepCopy();
        var parent = document.withObject(pointer.head(), JsonNode.OverwriteMode.NULLS, true);
        var name = pointer.last().getMatchingProperty();
        if (value == null) {
            assertThat(parent.remove(name)).as(place).isNotNull();
        } else {
            parent.set(name, Json.read(value));
        }
        return document;
    }
}
