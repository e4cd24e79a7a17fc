package io.millrace.starter.observability;

import java.util.regex.Pattern;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

/** Requests that name an order in their path: all lines about them carry it, those about their failure too. */
final class OrderRequests implements HttpHandlerDecoratorFactory {

    private static final String PREFIX = "/api/orders/";

    /** Not whatever somebody writes there: what is no id finds no order anyway. */
    private static final Pattern ID = Pattern.compile(PREFIX + "([0-9a-fA-F-]{36})(?:/.*)?");

    @Override
    public HttpHandler apply(HttpHandler next) {
        return (request, response) -> {
            var answered = next.handle(request, response);
            var path = request.getURI().getRawPath();
            if (!path.startsWith(PREFIX)) {
                return answered;
            }
            var id = ID.matcher(path);
            return id.matches() ? answered.contextWrite(OrderInLog.of(id.group(1))) : answered;
        };
    }
}
