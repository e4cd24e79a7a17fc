package io.millrace.gateway.graphql.paging;

import io.millrace.starter.paging.Page;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** A page of a list, as Relay has it. */
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo) {

    /** Makes a service's page a connection, with a cursor for every item. */
    public static <T> Connection<T> of(Page<T> page, PageArguments arguments, Function<T, UUID> id) {
        var edges =
                page.items().stream().map(item -> Edge.of(item, id.apply(item))).toList();
        return new Connection<>(edges, PageInfo.of(edges, page.next() != null, arguments.after() != null));
    }
}
