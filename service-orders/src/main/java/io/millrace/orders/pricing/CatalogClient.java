package io.millrace.orders.pricing;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** The part of catalog's API that orders needs. */
interface CatalogClient {

    /** The products with these ids, retired ones too; unknown ids are left out. */
    @GetExchange("/api/products")
    Mono<CatalogProducts> products(@RequestParam("id") List<UUID> ids);
}
