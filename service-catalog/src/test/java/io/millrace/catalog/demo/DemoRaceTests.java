package io.millrace.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.editing.ProductEditor;
import io.millrace.catalog.product.PriceProperties;
import io.millrace.catalog.stock.StockKeeper;
import io.millrace.testing.IntegrationTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

@IntegrationTest
class DemoRaceTests {

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ProductEditor editor;

    @Autowired
    private StockKeeper keeper;

    @Autowired
    private PriceProperties prices;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private ObjectProvider<DemoSeeder> seeders;

    @Test
    void outsideDemoModeNothingIsSeeded() {
        assertThat(seeders.stream()).isEmpty();
    }

    @Test
    void ofReplicasThatSeedAtOnceOneDoes() {
        var seeder = seeder(newProducts());

        var added =
                Flux.range(0, 4).flatMap(replica -> seeder.seed()).collectList().block();

        assertThat(added).containsExactlyInAnyOrder(3L, 0L, 0L, 0L);
    }

    @Test
    void whatIsMissingIsAdded() {
        var products = newProducts();
        seeder(products.subList(0, 2)).seed().block();

        assertThat(seeder(products).seed().block()).isEqualTo(1);
    }

    private DemoSeeder seeder(List<DemoProduct> products) {
        return new DemoSeeder(products, new DemoTable(database), editor, keeper, prices, transaction);
    }

    private static List<DemoProduct> newProducts() {
        return IntStream.range(0, 3)
                .mapToObj(n -> new DemoProduct("DEMO-" + UUID.randomUUID(), "Name", "", "demo", 100, 5))
                .toList();
    }
}
