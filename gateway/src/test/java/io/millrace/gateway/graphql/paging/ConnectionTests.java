package io.millrace.gateway.graphql.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.starter.paging.Cursor;
import io.millrace.starter.paging.Page;
import io.millrace.starter.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTests {

    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID LAST = new UUID(1, 2);

    @Test
    void everyItemHasTheCursorThatTheServiceWouldMake() {
        var connection = of(List.of(FIRST, LAST), new Cursor(LAST).encode(), null);

        assertThat(connection.edges())
                .extracting(edge -> Cursor.decode(edge.cursor()).id())
                .containsExactly(FIRST, LAST);
        assertThat(connection.pageInfo())
                .isEqualTo(new PageInfo(true, false, new Cursor(FIRST).encode(), new Cursor(LAST).encode()));
    }

    @Test
    void theLastPageHasNoNextOne() {
        assertThat(of(List.of(LAST), null, "x").pageInfo())
                .isEqualTo(new PageInfo(false, true, new Cursor(LAST).encode(), new Cursor(LAST).encode()));
    }

    @Test
    void anEmptyPageHasNoCursors() {
        assertThat(of(List.of(), null, null).pageInfo()).isEqualTo(new PageInfo(false, false, null, null));
    }

    @Test
    void aPageHasTwentyItemsUnlessItIsToHaveOthers() {
        assertThat(PageArguments.of(null, null).first()).isEqualTo(20);
        assertThat(PageArguments.of(100, null).first()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void otherSizesAreRefused(int first) {
        assertThatThrownBy(() -> PageArguments.of(first, null)).isInstanceOf(ProblemException.class);
    }

    private static Connection<UUID> of(List<UUID> items, String next, String after) {
        return Connection.of(new Page<>(items, next), new PageArguments(20, after), Function.identity());
    }
}
