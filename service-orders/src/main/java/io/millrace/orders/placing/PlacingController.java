package io.millrace.orders.placing;

import io.millrace.orders.order.OrderView;
import io.millrace.starter.problem.ProblemException;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes orders over HTTP. */
@RestController
class PlacingController {

    private static final String KEY_HEADER = "Idempotency-Key";

    /** Room for any client's scheme; a key is stored with each order. */
    private static final int LONGEST_KEY = 255;

    private final OrderPlacement placement;

    PlacingController(OrderPlacement placement) {
        this.placement = placement;
    }

    @PostMapping("/api/orders")
    Mono<ResponseEntity<OrderView>> place(
            Authentication caller, @RequestHeader(KEY_HEADER) String key, @Valid @RequestBody OrderRequest request) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ProblemException.invalid(KEY_HEADER, "must have 1 to %d characters".formatted(LONGEST_KEY));
        }
        return placement.place(caller.getName(), key, request).map(OrderView::accepted);
    }
}
