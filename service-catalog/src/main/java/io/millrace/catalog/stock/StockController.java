package io.millrace.catalog.stock;

import io.millrace.catalog.product.ProductResponse;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Stock for administrators to change. */
@RestController
final class StockController {

    private final StockKeeper keeper;

    StockController(StockKeeper keeper) {
        this.keeper = keeper;
    }

    @PostMapping("/api/products/{id}/stock")
    Mono<ResponseEntity<ProductResponse>> change(
            @PathVariable UUID id, @Valid @RequestBody StockChangeRequest request, Principal administrator) {
        return keeper.change(id, request.by(administrator.getName()))
                .map(product -> ProductResponse.answer(ResponseEntity.ok(), product));
    }
}
