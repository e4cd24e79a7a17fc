package io.millrace.gateway.graphql.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page stands in its list. */
record PageInfo(
        boolean hasNextPage,
        boolean hasPreviousPage,
        @Nullable String startCursor,
        @Nullable String endCursor) {

    static PageInfo of(List<? extends Edge<?>> edges, boolean more, boolean follows) {
        return edges.isEmpty()
                ? new PageInfo(more, follows, null, null)
                : new PageInfo(
                        more,
                        follows,
                        edges.getFirst().cursor(),
                        edges.getLast().cursor());
    }
}
