package io.millrace.gateway.graphql.order;

import io.millrace.starter.paging.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** The part of orders' API that GraphQL needs. */
interface OrdersApi {

    @GetExchange("/api/orders")
    Mono<Page<Order>> list(@RequestParam int limit, @RequestParam(required = false) @Nullable String after);

    @GetExchange("/api/orders/{id}")
    Mono<Order> one(@PathVariable UUID id);

    @PostExchange("/api/orders")
    Mono<Order> place(@RequestHeader("Idempotency-Key") String key, @RequestBody PlaceOrderInput order);

    @PostExchange("/api/orders/{id}/cancel")
    Mono<Order> cancel(@PathVariable UUID id);
}
