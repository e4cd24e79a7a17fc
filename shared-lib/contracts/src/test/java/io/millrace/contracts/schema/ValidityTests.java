package io.millrace.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is checked in is what it says to be. AsyncAPI's own schema comes from {@code @asyncapi/specs} 6.11.1
 * (Apache-2.0), {@code schemas/3.0.0-without-$id.json} with its white space left out.
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

    @Test
    void operationWithoutActionIsNoAsyncApi() throws Exception {
        var broken = read(AsyncApi.FILE).replaceFirst("\"action\": \"send\",", "");

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
        try (var schema = ValidityTests.class.getResourceAsStream("/asyncapi-3.0.0.schema.json")) {
            return SCHEMAS.getSchema(schema);
        }
    }

    private static String read(String file) throws Exception {
        return Files.readString(Path.of(ContractsTests.CHECKED_IN.toString(), file));
    }
}
