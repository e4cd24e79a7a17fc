package io.millrace.catalog.editing;

import io.millrace.catalog.product.Product;
import io.millrace.catalog.product.ProductResponse;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Products for administrators to change. */
@RestController
@RequestMapping("/api/products")
final class EditingController {

    private final ProductEditor editor;

    EditingController(ProductEditor editor) {
        this.editor = editor;
    }

    @PostMapping
    Mono<ResponseEntity<ProductResponse>> add(@Valid @RequestBody ProductRequest request) {
        return editor.add(request.details()).map(EditingController::created);
    }

    private static ResponseEntity<ProductResponse> created(Product product) {
        var location = URI.create("/api/products/" + product.id());
        return ProductResponse.answer(ResponseEntity.created(location), product);
    }

    @PutMapping("/{id}")
    Mono<ResponseEntity<ProductResponse>> replace(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ProductRequest request) {
        return editor.replace(id, IfMatch.of(ifMatch), request.details())
                .map(product -> ProductResponse.answer(ResponseEntity.ok(), product));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> retire(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return editor.retire(id, IfMatch.of(ifMatch));
    }
}
