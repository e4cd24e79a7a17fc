package io.millrace.catalog.editing;

import io.millrace.catalog.product.Product;
import io.millrace.contracts.catalog.CatalogEvent;
import io.millrace.contracts.catalog.PriceChanged;
import io.millrace.contracts.catalog.ProductAdded;
import io.millrace.contracts.catalog.ProductChanged;
import java.util.ArrayList;
import java.util.List;

/** What the other services are told of an edit. */
final class EditEvents {

    private EditEvents() {}

    static ProductAdded added(Product product) {
        var details = product.details();
        return new ProductAdded(
                product.id(), product.version(), details.sku(), details.name(), details.category(), details.price());
    }

    /** One event for the price, one for all the rest: each where it applies. */
    static List<CatalogEvent> between(Product before, Product after) {
        var events = new ArrayList<CatalogEvent>();
        if (before.details().differBesidePrice(after.details())) {
            events.add(changed(after));
        }
        if (!before.details().price().equals(after.details().price())) {
            events.add(new PriceChanged(
                    after.id(), after.version(), after.details().price()));
        }
        return events;
    }

    private static ProductChanged changed(Product product) {
        var details = product.details();
        return new ProductChanged(product.id(), product.version(), details.sku(), details.name(), details.category());
    }
}
