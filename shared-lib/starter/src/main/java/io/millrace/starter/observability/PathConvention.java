package io.millrace.starter.observability;

import io.micrometer.common.KeyValue;
import org.springframework.web.reactive.function.client.ClientHttpObservationDocumentation.LowCardinalityKeyNames;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

/** Calls of other services are told apart by path alone: a template has a place for each id in a query of a hundred. */
final class PathConvention extends DefaultClientRequestObservationConvention {

    @Override
    protected KeyValue uri(ClientRequestObservationContext context) {
        var uri = super.uri(context).getValue();
        var query = uri.indexOf('?');
        return KeyValue.of(LowCardinalityKeyNames.URI, query < 0 ? uri : uri.substring(0, query));
    }
}
