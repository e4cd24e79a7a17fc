package io.millrace.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.catalog.shelf.Shelf;
import io.millrace.starter.paging.Page;
import io.millrace.testing.IntegrationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

@IntegrationTest
class ProductListApplicationTests {

    private static final ParameterizedTypeReference<Page<ProductResponse>> PAGE = new ParameterizedTypeReference<>() {};

    private final String category = UUID.randomUUID().toString();

    @Autowired
    private WebTestClient client;

    private Shelf shelf;

    @BeforeEach
    void openShelf() {
        shelf = new Shelf(client);
    }

    @Test
    void pagesTogetherHaveEveryProductOnce() {
        var added = addToCategory(7);

        var seen = followLinks(Shelf.PRODUCTS + "?limit=3&category=" + category);

        assertThat(seen).extracting(List::size).containsExactly(3, 3, 1);
        assertThat(seen.stream().flatMap(List::stream)).containsExactlyElementsOf(added);
    }

    @Test
    void theTagOfAListChangesWithWhateverIsSeenInIt() {
        var list = Shelf.PRODUCTS + "?limit=2&category=" + category;
        var tags = new ArrayList<String>();
        tags.add(tagOf(list));
        var first = addToCategory(1).getFirst();
        tags.add(tagOf(list));
        shelf.changeStock(first, 3, "Found");
        tags.add(tagOf(list));
        addToCategory(1);
        tags.add(tagOf(list));
        addToCategory(1);
        tags.add(tagOf(list));
        shelf.delete(first, "*").expectStatus().isNoContent();
        tags.add(tagOf(list));

        assertThat(tags).doesNotHaveDuplicates();
        assertThat(tagOf(list)).isEqualTo(tags.getLast());
    }

    private String tagOf(String list) {
        return Objects.requireNonNull(page(list).getResponseHeaders().getETag());
    }

    @Test
    void aFullLastPageHasNoNext() {
        addToCategory(4);

        assertThat(followLinks(Shelf.PRODUCTS + "?limit=2&category=" + category))
                .hasSize(2);
    }

    @Test
    void aNewProductJoinsAtTheEndWhileSomebodyPages() {
        addToCategory(2);
        var first = page(Shelf.PRODUCTS + "?limit=1&category=" + category);
        var late = addToCategory(1);

        var rest = followLinks(Objects.requireNonNull(linkOf(first)));

        assertThat(rest.getLast()).isEqualTo(late);
    }

    @Test
    void retiredProductsLeaveTheList() {
        var added = addToCategory(2);

        shelf.delete(added.getFirst(), "*").expectStatus().isNoContent();

        assertThat(idsOf(page(Shelf.PRODUCTS + "?category=" + category))).containsExactly(added.getLast());
    }

    @Test
    void aQueryLooksInNamesAndDescriptionsWhateverTheCase() {
        var byName = shelf.add(Shelf.with(Shelf.body(), "name", "Flute " + category), 0);
        var byDescription = shelf.add(Shelf.with(Shelf.body(), "description", "A flute " + category), 0);

        var found = idsOf(page(Shelf.PRODUCTS + "?query=FLUTE " + category));

        assertThat(found).containsExactly(byName.id(), byDescription.id());
    }

    @Test
    void wildcardsInAQueryFindOnlyThemselves() {
        var percent = shelf.add(Shelf.with(Shelf.body(), "name", "100% " + category), 0);
        shelf.add(Shelf.with(Shelf.body(), "name", "1000 " + category), 0);

        assertThat(idsOf(page(Shelf.PRODUCTS + "?query=100% " + category))).containsExactly(percent.id());
    }

    @Test
    void aBatchHasTheProductsInTheOrderAskedForRetiredOnesToo() {
        var added = addToCategory(3);
        shelf.delete(added.get(1), "*").expectStatus().isNoContent();
        var asked = Stream.of(added.get(2), UUID.randomUUID(), added.get(1), added.get(0), added.get(0));

        var page = page(batch(asked));

        assertThat(idsOf(page)).containsExactly(added.get(2), added.get(1), added.get(0));
        assertThat(page.getResponseBody().items().get(1).retired()).isTrue();
        assertThat(page.getResponseBody().next()).isNull();
    }

    @Test
    void aBatchHasAnEnd() {
        shelf.client()
                .get()
                .uri(batch(Stream.generate(UUID::randomUUID).limit(100)))
                .exchange()
                .expectStatus()
                .isOk();
        shelf.client()
                .get()
                .uri(batch(Stream.generate(UUID::randomUUID).limit(101)))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("id");
    }

    private static String batch(Stream<UUID> ids) {
        return Shelf.PRODUCTS + ids.map(id -> "id=" + id).collect(Collectors.joining("&", "?", ""));
    }

    private List<UUID> addToCategory(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> shelf.add(Shelf.with(Shelf.body(), "category", category), 0)
                        .id())
                .toList();
    }

    private List<List<UUID>> followLinks(String first) {
        var pages = new ArrayList<List<UUID>>();
        for (String uri = first; uri != null; uri = linkOf(page(uri))) {
            pages.add(idsOf(page(uri)));
        }
        return pages;
    }

    private EntityExchangeResult<Page<ProductResponse>> page(String uri) {
        return shelf.client()
                .get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(PAGE)
                .returnResult();
    }

    private static List<UUID> idsOf(EntityExchangeResult<Page<ProductResponse>> page) {
        return page.getResponseBody().items().stream().map(ProductResponse::id).toList();
    }

    private static @Nullable String linkOf(EntityExchangeResult<Page<ProductResponse>> page) {
        var link = page.getResponseHeaders().getFirst(HttpHeaders.LINK);
        assertThat(link == null).isEqualTo(page.getResponseBody().next() == null);
        return link == null ? null : link.replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
    }
}
