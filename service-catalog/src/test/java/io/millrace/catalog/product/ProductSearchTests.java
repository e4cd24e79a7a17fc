package io.millrace.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.starter.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductSearchTests {

    @Test
    void emptyParametersAskForNothing() {
        assertThat(ProductSearch.of("", " ")).isEqualTo(new ProductSearch(null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul\0", "line\nbreak"})
    void controlCharactersAreRefused(String text) {
        assertThatThrownBy(() -> ProductSearch.of(text, null)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ProductSearch.of(null, text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void textsHaveAnEnd() {
        assertThat(ProductSearch.of("x".repeat(100), null).query()).hasSize(100);
        assertThatThrownBy(() -> ProductSearch.of("x".repeat(101), null)).isInstanceOf(ProblemException.class);
    }
}
