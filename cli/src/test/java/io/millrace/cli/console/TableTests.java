package io.millrace.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTests {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table = new Table("A", "LONG HEADING", "C").row("first", "x", "1").row("2", "y", "");

        assertThat(table.lines()).containsExactly("A      LONG HEADING  C", "first  x             1", "2      y");
    }

    @Test
    void aRowMustFitItsHeadings() {
        assertThatThrownBy(() -> new Table("A").row("1", "2")).isInstanceOf(IllegalArgumentException.class);
    }
}
