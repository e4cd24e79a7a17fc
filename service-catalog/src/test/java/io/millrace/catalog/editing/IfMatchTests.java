package io.millrace.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.starter.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class IfMatchTests {

    @Test
    void onlyTheVersionCounts() {
        var ifMatch = IfMatch.of("\"3-200\"");

        assertThat(ifMatch.allows(3)).isTrue();
        assertThat(ifMatch.allows(2)).isFalse();
        assertThat(ifMatch.allows(200)).isFalse();
    }

    @Test
    void anyOfSeveralTagsWillDo() {
        var ifMatch = IfMatch.of("\"3-200\", \"5-0\"");

        assertThat(ifMatch.allows(3)).isTrue();
        assertThat(ifMatch.allows(4)).isFalse();
        assertThat(ifMatch.allows(5)).isTrue();
    }

    @Test
    void aStarAllowsEveryVersion() {
        assertThat(IfMatch.of("*").allows(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void aWeakTagNeverMatches() {
        assertThat(IfMatch.of("W/\"3-200\"").allows(3)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void withoutTheHeaderAPreconditionIsRequired(@Nullable String header) {
        assertThatThrownBy(() -> IfMatch.of(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_REQUIRED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3",
                "3-200",
                "\"\"",
                "\"x\"",
                "\"3-\"",
                "\"3-x\"",
                "\"-3-0\"",
                "\"3-200",
                "*, *",
                "\"3-200\",",
                "\"9999999999999999999-0\"",
                "w/\"3-0\""
            })
    void whatIsNoTagOfOursIsABadRequest(String header) {
        assertThatThrownBy(() -> IfMatch.of(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST));
    }
}
