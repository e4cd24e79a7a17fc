package io.millrace.catalog.product;

import io.millrace.starter.paging.Page;
import io.millrace.starter.paging.PageRequest;
import io.millrace.starter.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Products for everyone to see. */
@RestController
@RequestMapping("/api/products")
final class ProductController {

    /** As many as an order has lines at most. */
    private static final int LARGEST_BATCH = 100;

    private final ProductTable products;

    ProductController(ProductTable products) {
        this.products = products;
    }

    @GetMapping
    Mono<ResponseEntity<Page<ProductResponse>>> list(
            @RequestParam @Nullable String query,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String after,
            ServerWebExchange exchange) {
        var page = PageRequest.of(limit, after);
        return products.search(ProductSearch.of(query, category), page)
                .map(found -> Page.of(responses(found), page, ProductResponse::id)
                        .toResponse(exchange, ProductCaching.ok(found)));
    }

    /** The named products, retired ones too: who has an order of them must be able to show it. */
    @GetMapping(params = "id")
    Mono<ResponseEntity<Page<ProductResponse>>> batch(@RequestParam List<UUID> id) {
        if (id.size() > LARGEST_BATCH) {
            throw ProblemException.invalid("id", "must be given at most %d times".formatted(LARGEST_BATCH));
        }
        return products.findAll(id).map(found -> ProductCaching.ok(found).body(new Page<>(responses(found), null)));
    }

    /** One product; the framework compares its {@code ETag} with {@code If-None-Match}. */
    @GetMapping("/{id}")
    Mono<ResponseEntity<ProductResponse>> one(@PathVariable UUID id) {
        return products.find(id).map(product -> ProductResponse.answer(ProductCaching.ok(), product));
    }

    private static List<ProductResponse> responses(List<Product> products) {
        return products.stream().map(ProductResponse::of).toList();
    }
}
