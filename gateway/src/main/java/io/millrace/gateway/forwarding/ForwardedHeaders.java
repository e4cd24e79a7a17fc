package io.millrace.gateway.forwarding;

import io.millrace.starter.web.ClientAddresses;
import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Tells services where a request comes from, in our own words: what the request says of that itself goes no further. */
@Component
final class ForwardedHeaders implements HttpHeadersFilter, Ordered {

    private static final String PREFIX = "x-forwarded-";

    private final ClientAddresses addresses;

    ForwardedHeaders(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public HttpHeaders filter(HttpHeaders sent, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var forwarded = new HttpHeaders();
        sent.forEach((name, values) -> {
            if (!isAboutOrigin(name.toLowerCase(Locale.ROOT))) {
                forwarded.addAll(name, values);
            }
        });
        forwarded.set(ClientAddresses.FORWARDED_FOR, addresses.of(request));
        forwarded.set("X-Forwarded-Proto", request.getURI().getScheme());
        var host = request.getHeaders().getFirst(HttpHeaders.HOST);
        if (host != null) {
            forwarded.set("X-Forwarded-Host", host);
        }
        return forwarded;
    }

    private static boolean isAboutOrigin(String name) {
        return name.startsWith(PREFIX) || name.equals("forwarded") || name.equals("x-real-ip");
    }

    /** After the gateway's own filters, which would remove these headers again. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
