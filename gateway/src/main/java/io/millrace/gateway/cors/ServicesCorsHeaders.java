package io.millrace.gateway.cors;

import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Drops what a service says about CORS: the gateway alone answers that. */
final class ServicesCorsHeaders implements HttpHeadersFilter {

    private static final String PREFIX = "access-control-";

    @Override
    public HttpHeaders filter(HttpHeaders answer, ServerWebExchange exchange) {
        var kept = new HttpHeaders();
        answer.forEach((name, values) -> {
            if (!name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
                kept.addAll(name, values);
            }
        });
        return kept;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
