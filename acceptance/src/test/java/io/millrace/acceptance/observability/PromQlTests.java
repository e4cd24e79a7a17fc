package io.millrace.acceptance.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromQlTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "up                                                  | up",
                "up == 0                                             | up",
                "sum(up)                                             | up",
                "sum by (job) (rate(a_total[5m]))                    | a_total",
                "sum(rate(a_total{x=\"b_total\"}[$__rate_interval])) by (job) | a_total",
                "a / on (x) group_left (y) b                         | a b",
                "a and b or c unless d                               | a b c d",
                "1 - a{le=\"0.25\"} / b > 0.05 and c > 0             | a b c",
                "histogram_quantile(0.99, sum by (le) (rate(d_bucket[5m]))) | d_bucket",
                "absent(a{b=\"c\"}) or absent(a{b=\"d\"})            | a a",
                "e != e                                              | e e",
                "job:a:rate5m offset 5m > bool 1e3                   | job:a:rate5m"
            })
    void findsTheMetrics(String expression, String metrics) {
        assertThat(PromQl.read(expression).selectors())
                .extracting(PromQl.Selector::metric)
                .containsExactly(metrics.split(" "));
    }

    @Test
    void findsTheLabelsOfASelector() {
        assertThat(PromQl.read("rate(a{b=\"c,d}\", e!~\"f|g\"}[1m])")
                        .selectors()
                        .getFirst())
                .isEqualTo(new PromQl.Selector(
                        "a", List.of(new PromQl.Matcher("b", "=", "c,d}"), new PromQl.Matcher("e", "!~", "f|g"))));
    }

    @Test
    void findsTheLabelsOfGroups() {
        assertThat(PromQl.read("sum by (a, b) (c) / on (d) e").groups()).containsExactlyInAnyOrder("a", "b", "d");
    }

    @Test
    void refusesWhatEndsInTheMiddle() {
        assertThatThrownBy(() -> PromQl.read("a{b=\"c\"")).isInstanceOf(IllegalArgumentException.class);
    }
}
