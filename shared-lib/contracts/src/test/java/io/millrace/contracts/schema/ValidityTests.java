package io.millrace.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is checked in is what it says to be: schemas by their meta-schema, the document by the shape that we took from
 * the <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">specification of AsyncAPI 3.0</a>.
 */
class ValidityTests {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<String> schemas() {
        return new Baseline(ContractsTests.CHECKED_IN)
                .entries().stream().map(entry -> Baseline.fileOf(entry.topic(), entry.event(), entry.version()));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void schemaIsValid(String file) throws Exception {
        var dialect = SCHEMAS.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(dialect.validate(read(file), InputFormat.JSON)).isEmpty();
    }

    @Test
    void metaSchemaIsNotSatisfiedByAnything() {
        var dialect = SCHEMAS.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(dialect.validate("{\"type\": \"text\"}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void documentIsAsyncApi3() throws Exception {
        assertThat(asyncApi().validate(read(AsyncApi.FILE), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"action\": \"send\",      | ''",
                "\"address\":               | \"addresses\":",
                "\"asyncapi\": \"3.0.0\"    | \"asyncapi\": \"2.6.0\"",
                "\"#/channels/            | \"channels/",
                "\"type\": \"object\"       | \"type\": \"thing\""
            })
    void documentWithAMistakeIsNoAsyncApi(String right, String wrong) throws Exception {
        var broken = read(AsyncApi.FILE).replaceFirst(Pattern.quote(right), wrong);

        assertThat(asyncApi().validate(broken, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void everyReferenceInTheDocumentLeadsSomewhere() throws Exception {
        var document = Json.read(read(AsyncApi.FILE));

        assertThat(document.findValues("$ref"))
                .isNotEmpty()
                .allMatch(reference ->
                        document.at(reference.asString().substring(1)).isObject());
    }

    private static com.networknt.schema.Schema asyncApi() throws Exception {
        try (var schema = ValidityTests.class.getResourceAsStream("/asyncapi.shape.json")) {
            return SCHEMAS.getSchema(schema);
        }
    }

    private static String read(String file) throws Exception {
        return Files.readString(Path.of(ContractsTests.CHECKED_IN.toString(), file));
    }
}
