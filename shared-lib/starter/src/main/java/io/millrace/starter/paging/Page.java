package io.millrace.starter.paging;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page, or null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /** Cuts the rows that {@link PageRequest#rows()} asked for down to a page. */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, UUID> id) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, request.limit());
        return new Page<>(items, new Cursor(id.apply(items.getLast())).encode());
    }

    /** The page as an answer, with a relative {@code Link} to the next one (RFC 8288). */
    public ResponseEntity<Page<T>> toResponse(ServerWebExchange exchange) {
        return toResponse(exchange, ResponseEntity.ok());
    }

    /** The same, beside the headers that the answer has already. */
    public ResponseEntity<Page<T>> toResponse(ServerWebExchange exchange, ResponseEntity.BodyBuilder response) {
        if (next != null) {
            var uri = UriComponentsBuilder.fromUri(exchange.getRequest().getURI())
                    .replaceQueryParam("after", next)
                    .build(true);
            response.header(HttpHeaders.LINK, "<%s?%s>; rel=\"next\"".formatted(uri.getPath(), uri.getQuery()));
        }
        return response.body(this);
    }
}
