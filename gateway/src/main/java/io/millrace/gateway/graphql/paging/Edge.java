package io.millrace.gateway.graphql.paging;

import io.millrace.starter.paging.Cursor;
import java.util.UUID;

/** An item of a connection, with its cursor. */
record Edge<T>(String cursor, T node) {

    static <T> Edge<T> of(T node, UUID id) {
        return new Edge<>(new Cursor(id).encode(), node);
    }
}
