package io.millrace.gateway.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.DescribedNode;
import graphql.language.Document;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.parser.Parser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class SchemaTests {

    @Test
    void everythingInTheSchemaIsDescribed() throws IOException {
        var undescribed = nodes(schema())
                .filter(node -> node instanceof DescribedNode<?> described && described.getDescription() == null)
                .map(node -> ((NamedNode<?>) node).getName());

        assertThat(undescribed).isEmpty();
        assertThat(nodes(schema()).filter(DescribedNode.class::isInstance)).hasSizeGreaterThan(80);
    }

    private static Stream<Node<?>> nodes(Node<?> root) {
        return Stream.concat(Stream.of(root), root.getChildren().stream().flatMap(SchemaTests::nodes));
    }

    private static Document schema() throws IOException {
        return Parser.parse(
                new ClassPathResource("graphql/millrace.graphqls").getContentAsString(StandardCharsets.UTF_8));
    }
}
