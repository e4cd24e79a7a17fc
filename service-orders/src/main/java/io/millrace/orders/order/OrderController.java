package io.millrace.orders.order;

import io.millrace.starter.paging.Page;
import io.millrace.starter.paging.PageRequest;
import io.millrace.starter.problem.ProblemException;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Orders over HTTP. Customers see their own and can call them off; an administrator sees all. */
@RestController
@RequestMapping("/api/orders")
class OrderController {

    private final Orders orders;
    private final OrderHistory history;
    private final OrderChanges changes;
    private final TransactionalOperator transaction;

    OrderController(Orders orders, OrderHistory history, OrderChanges changes, TransactionalOperator transaction) {
        this.orders = orders;
        this.history = history;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** The framework compares the {@code ETag} with {@code If-None-Match}: most who ask again wait for a change. */
    @GetMapping("/{id}")
    Mono<ResponseEntity<OrderView>> get(Authentication caller, @PathVariable UUID id) {
        var visible = isAdmin(caller) ? orders.find(id) : orders.find(caller.getName(), id);
        return visible.flatMap(order -> history.of(id).collectList().map(changed -> OrderView.of(order, changed)))
                .map(OrderView::current)
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

    @PostMapping("/{id}/cancel")
    Mono<ResponseEntity<OrderView>> cancel(Authentication caller, @PathVariable UUID id) {
        return orders.find(caller.getName(), id)
                .flatMap(own -> changes.apply(own.id(), Order::cancelled).as(transaction::transactional))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("order")))
                .map(OrderController::cancelled);
    }

    private static ResponseEntity<OrderView> cancelled(Order order) {
        if (order.status() != OrderStatus.CANCELLED) {
            throw new ProblemException(HttpStatus.CONFLICT, "The order was rejected, so there is nothing to cancel.");
        }
        return OrderView.accepted(order);
    }

    private static boolean isAdmin(Authentication caller) {
        Collection<? extends GrantedAuthority> roles = caller.getAuthorities();
        return roles.stream().anyMatch(role -> "ROLE_ADMIN".equals(role.getAuthority()));
    }
}
