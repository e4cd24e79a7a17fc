package io.millrace.orders.order;

import io.millrace.starter.paging.Page;
import io.millrace.starter.paging.PageRequest;
import io.millrace.starter.problem.ProblemException;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Orders over HTTP. Customers see their own; an administrator sees all. */
@RestController
@RequestMapping("/api/orders")
class OrderController {

    private static final String KEY_HEADER = "Idempotency-Key";

    /** Room for any client's scheme; a key is stored with each order. */
    private static final int LONGEST_KEY = 255;

    private final OrderPlacement placement;
    private final Orders orders;

    OrderController(OrderPlacement placement, Orders orders) {
        this.placement = placement;
        this.orders = orders;
    }

    @PostMapping
    Mono<ResponseEntity<OrderView>> place(
            Authentication caller, @RequestHeader(KEY_HEADER) String key, @Valid @RequestBody OrderRequest request) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ProblemException.invalid(KEY_HEADER, "must have 1 to %d characters".formatted(LONGEST_KEY));
        }
        return placement.place(caller.getName(), key, request).map(OrderController::accepted);
    }

    @GetMapping("/{id}")
    Mono<OrderView> get(Authentication caller, @PathVariable UUID id) {
        return orders.find(id)
                .filter(order -> isAdmin(caller) || order.userId().equals(caller.getName()))
                .map(OrderView::of)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("order")));
    }

    @GetMapping
    Mono<ResponseEntity<Page<OrderView>>> list(
            Authentication caller,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String after,
            ServerWebExchange exchange) {
        var page = PageRequest.of(limit, after);
        var found = isAdmin(caller)
                ? orders.page(page.afterId(), page.rows())
                : orders.page(caller.getName(), page.afterId(), page.rows());
        return found.map(OrderView::of)
                .collectList()
                .map(rows -> Page.of(rows, page, OrderView::id).toResponse(exchange));
    }

    private static ResponseEntity<OrderView> accepted(Order order) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/orders/" + order.id()))
                .body(OrderView.of(order));
    }

    private static boolean isAdmin(Authentication caller) {
        Collection<? extends GrantedAuthority> roles = caller.getAuthorities();
        return roles.stream().anyMatch(role -> "ROLE_ADMIN".equals(role.getAuthority()));
    }
}
