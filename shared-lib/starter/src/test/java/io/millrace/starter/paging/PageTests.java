package io.millrace.starter.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.starter.problem.ProblemException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class PageTests {

    private static final PageRequest THREE = PageRequest.of(3, null);

    private final List<UUID> rows = Stream.generate(UUID::randomUUID).limit(4).toList();

    @Test
    void oneRowMoreThanThePageMeansThatThereIsANext() {
        assertThat(THREE.rows()).isEqualTo(4);
        var page = Page.of(rows, THREE, Function.identity());
        assertThat(page.items()).isEqualTo(rows.subList(0, 3));
        assertThat(Cursor.decode(page.next()).id()).isEqualTo(rows.get(2));
    }

    @Test
    void lastPageHasNoNext() {
        assertThat(Page.of(rows.subList(0, 3), THREE, Function.identity()).next())
                .isNull();
        assertThat(Page.of(List.<UUID>of(), THREE, Function.identity()).next()).isNull();
    }

    @Test
    void linkToTheNextPageIsRelativeAndKeepsTheQuery() {
        var request = MockServerHttpRequest.method(
                HttpMethod.GET, URI.create("http://localhost/api/things?query=a%20b&limit=3&after=old"));
        var page = Page.of(rows, THREE, Function.identity());
        var link = page.toResponse(MockServerWebExchange.from(request))
                .getHeaders()
                .getFirst(HttpHeaders.LINK);
        assertThat(link).isEqualTo("</api/things?query=a%%20b&limit=3&after=%s>; rel=\"next\"".formatted(page.next()));
    }

    @Test
    void twentyAreEnoughUnlessMoreAreWanted() {
        assertThat(PageRequest.of(null, null)).isEqualTo(new PageRequest(20, null));
        assertThat(PageRequest.of(100, null).limit()).isEqualTo(100);
    }

    @Test
    void pageFollowsItsCursor() {
        var id = rows.getFirst();
        assertThat(PageRequest.of(1, new Cursor(id).encode()).afterId()).isEqualTo(id);
        assertThat(THREE.afterId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
    void limitOutOfBoundsIsRefused(int limit) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> PageRequest.of(limit, null));
    }
}
