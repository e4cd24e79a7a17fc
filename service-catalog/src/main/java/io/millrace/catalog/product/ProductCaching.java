package io.millrace.catalog.product;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;

/** How long what everyone sees may be kept, and what tells whether it is still the same. */
final class ProductCaching {

    /** So late may stock be shown: a burst of readers is served by caches, and an order is decided by what is there. */
    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private ProductCaching() {}

    /** 200 for any cache, which must ask again when its time is over. */
    static ResponseEntity.BodyBuilder ok() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic().mustRevalidate());
    }

    /** The same with a tag of what was found: it changes when a product does, and when one comes or goes. */
    static ResponseEntity.BodyBuilder ok(List<Product> found) {
        var states = found.stream()
                .map(product -> product.id() + product.etag() + product.retired())
                .collect(Collectors.joining());
        return ok().eTag("W/\"" + DigestUtils.md5DigestAsHex(states.getBytes(StandardCharsets.UTF_8)) + "\"");
    }
}
