package io.millrace.orders.placing;

import io.millrace.orders.order.OrderView;
import io.millrace.starter.problem.ProblemException;
import jakarta.validation.Valid;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
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

    /** Room for any client's scheme; a key is stored with each order, and is the same text for everyone on the way. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final OrderPlacement placement;

    PlacingController(OrderPlacement placement) {
        this.placement = placement;
    }

    @PostMapping("/api/orders")
    Mono<ResponseEntity<OrderView>> place(
            Authentication caller,
            @RequestHeader(KEY_HEADER) String key,
            @Valid @RequestBody OrderRequest request,
            ServerHttpRequest call) {
        if (call.getHeaders().getOrEmpty(KEY_HEADER).size() > 1) {
            throw ProblemException.invalid(KEY_HEADER, "must be given once");
        }
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.invalid(KEY_HEADER, "must be 1 to 255 visible ASCII characters");
        }
        return placement.place(caller.getName(), key, request).map(OrderView::accepted);
    }
}
