package io.millrace.gateway.graphql.order;

import io.millrace.gateway.graphql.caller.Callers;
import io.millrace.gateway.graphql.catalog.Product;
import io.millrace.gateway.graphql.catalog.ProductLookup;
import io.millrace.gateway.graphql.paging.Connection;
import io.millrace.gateway.graphql.paging.Ids;
import io.millrace.gateway.graphql.paging.PageArguments;
import io.millrace.gateway.graphql.remote.Isolation;
import io.millrace.gateway.graphql.remote.Isolations;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Orders: to look at, to place and to call off. */
@Controller
final class OrderController {

    private final OrdersApi orders;
    private final Isolation isolation;

    OrderController(OrdersApi orders, Isolations isolations) {
        this.orders = orders;
        this.isolation = isolations.named(OrderConfiguration.ORDERS);
    }

    @SchemaMapping(typeName = "Me", field = "orders")
    Mono<Connection<Order>> orders(@Argument @Nullable Integer first, @Argument @Nullable String after) {
        var page = PageArguments.of(first, after);
        return isolation
                .call(orders.list(page.first(), page.after()))
                .map(found -> Connection.of(found, page, Order::id));
    }

    @QueryMapping
    Mono<Order> order(@Argument String id) {
        var order = Ids.parse(id);
        return Callers.anybody().flatMap(caller -> isolation.call(orders.one(order)));
    }

    @SchemaMapping
    CompletableFuture<@Nullable Product> product(OrderLine line, DataLoader<UUID, ProductLookup> products) {
        return products.load(line.productId())
                .thenApply(lookup -> lookup.orThrow().orElse(null));
    }

    @MutationMapping
    Mono<Order> placeOrder(@Argument PlaceOrderInput input, @Argument String idempotencyKey) {
        var key = IdempotencyKey.checked(idempotencyKey);
        return Callers.customer().flatMap(customer -> isolation.call(orders.place(key, input)));
    }

    @MutationMapping
    Mono<Order> cancelOrder(@Argument String id) {
        var order = Ids.parse(id);
        return Callers.customer().flatMap(customer -> isolation.call(orders.cancel(order)));
    }
}
