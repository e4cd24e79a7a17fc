package io.millrace.gateway.graphql.cost;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldCountTests {

    @Test
    void fragmentsCountAsOftenAsTheyAreUsed() {
        assertThat(count("{ a { b } ... { c } ...F ...F } fragment F on T { d { e } }"))
                .isEqualTo(3 + 2 * 2);
        assertThat(count("query A { a } query B { b }")).isEqualTo(2);
    }

    @Test
    void fragmentsThatDoubleEachOtherAreCountedWithoutBeingWrittenOut() {
        assertThat(count(doubling(20))).isEqualTo(1 << 20);
        assertThat(count(doubling(200))).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void fragmentsThatUseThemselvesOrAreNotThereEnd() {
        assertThat(count("{ ...F ...G } fragment F on T { a ...F }")).isEqualTo(1);
    }

    private static String doubling(int times) {
        return "{ ...F0 } fragment F%d on T { a } ".formatted(times)
                + IntStream.range(0, times)
                        .mapToObj(number ->
                                "fragment F%d on T { ...F%d ...F%d }".formatted(number, number + 1, number + 1))
                        .collect(Collectors.joining(" "));
    }

    private static long count(String query) {
        return FieldCount.of(Parser.parse(query));
    }
}
