package io.millrace.starter.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

class PathConventionTests {

    @ParameterizedTest
    @CsvSource({
        "/api/products?{queryParam-id}={queryParam-id[0]}, /api/products",
        "/api/products?{queryParam-id}={queryParam-id[0]}&{queryParam-id}={queryParam-id[1]}, /api/products",
        "http://catalog/api/products/{id}, /api/products/{id}",
        ", none"
    })
    void callsOfOnePathAreOneSeriesHoweverManyIdsTheyName(String template, String uri) {
        var request = ClientRequest.create(HttpMethod.GET, URI.create("http://catalog/api/products?id=1&id=2"));
        var context = new ClientRequestObservationContext(request);
        context.setUriTemplate(template);
        context.setRequest(request.build());

        assertThat(new PathConvention().getLowCardinalityKeyValues(context)).contains(KeyValue.of("uri", uri));
    }
}
