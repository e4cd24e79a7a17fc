package io.millrace.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductFilterTests {

    @Test
    void withoutASearchOnlyRetiredProductsAreLeftOut() {
        var filter = ProductFilter.of(new ProductSearch(null, null), null);

        assertThat(filter.where()).isEqualTo("WHERE NOT retired");
        assertThat(filter.values()).isEmpty();
    }

    @Test
    void whatIsAskedForIsACondition() {
        var after = UUID.randomUUID();

        var filter = ProductFilter.of(new ProductSearch("pan", "kitchen"), after);

        assertThat(filter.where()).contains("category = :category", "ILIKE :query", "id > :after");
        assertThat(filter.values())
                .containsEntry("category", "kitchen")
                .containsEntry("query", "%pan%")
                .containsEntry("after", after);
    }

    @Test
    void wildcardsOfTheCallerAreTakenLiterally() {
        var filter = ProductFilter.of(new ProductSearch("100%_\\", null), null);

        assertThat(filter.values()).containsEntry("query", "%100\\%\\_\\\\%");
    }
}
