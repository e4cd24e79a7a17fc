package io.millrace.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.product.ProductResponse;
import io.millrace.catalog.shelf.Shelf;
import io.millrace.contracts.catalog.ProductAdded;
import io.millrace.contracts.catalog.StockAdjusted;
import io.millrace.starter.paging.Page;
import io.millrace.testing.IntegrationTest;
import io.millrace.testing.events.EventProbe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

@IntegrationTest(properties = "millrace.demo=true")
class DemoApplicationTests {

    private static final long CREDIT_OF_A_NEW_CUSTOMER = 200_000;
    private static final ParameterizedTypeReference<Page<ProductResponse>> PAGE = new ParameterizedTypeReference<>() {};

    @Autowired
    private WebTestClient client;

    @Autowired
    private DemoSeeder seeder;

    @Autowired
    private EventProbe probe;

    @Test
    void theShelvesAreFullWhenTheServiceIsReady() {
        var products = products();

        assertThat(products).hasSize(40).allMatch(product -> product.stock() > 0);
        assertThat(products).extracting(ProductResponse::category).contains("coffee", "books", "games");
    }

    @Test
    void everyWayToEndAnOrderCanBeTried() {
        assertThat(products()).anyMatch(product -> product.price().amount() > CREDIT_OF_A_NEW_CUSTOMER);
        assertThat(products())
                .anyMatch(product -> product.stock() <= 3
                        && (product.stock() + 1) * product.price().amount() <= CREDIT_OF_A_NEW_CUSTOMER);
    }

    @Test
    void theOtherServicesHearOfIt() {
        var product = products().getLast();

        var added =
                probe.awaitEvent(ProductAdded.class, event -> event.productId().equals(product.id()));
        var stocked =
                probe.awaitEvent(StockAdjusted.class, event -> event.productId().equals(product.id()));

        assertThat(added.price()).isEqualTo(product.price());
        assertThat(stocked.available()).isEqualTo(product.stock());
    }

    @Test
    void seedingAgainAddsNothingEvenFromTwoReplicasAtOnce() {
        var added = Flux.merge(seeder.seed(), seeder.seed()).collectList().block();

        assertThat(added).containsExactly(0L, 0L);
        assertThat(products()).hasSize(40);
    }

    private List<ProductResponse> products() {
        return client.get()
                .uri(Shelf.PRODUCTS + "?limit=100")
                .exchange()
                .expectBody(PAGE)
                .returnResult()
                .getResponseBody()
                .items();
    }
}
