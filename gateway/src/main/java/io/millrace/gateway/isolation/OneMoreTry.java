package io.millrace.gateway.isolation;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.channel.AbortedException;
import reactor.util.retry.Retry;

/**
 * The one retry there is: of a reading call whose connection broke before the service began its reply, as the last
 * connections of a replica that goes do. No answer is tried again, whatever its status: a service that says 503 is in
 * trouble and says when to come back, and more calls are no help; nor is a time limit, which has cost its time already.
 * An address that refuses connections is passed over elsewhere, for whatever method.
 */
final class OneMoreTry {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private OneMoreTry() {}

    static Retry of(ServerWebExchange exchange) {
        return Retry.max(1)
                .filter(failure -> isBrokenConnection(failure) && isReading(exchange.getRequest()) && isOpen(exchange))
                .onRetryExhaustedThrow((spec, signal) -> signal.failure());
    }

    private static boolean isBrokenConnection(Throwable failure) {
        return switch (failure) {
            case ConnectException refused -> false;
            case NoRouteToHostException unreachable -> false;
            case UnknownHostException unknown -> false;
            case IOException broken -> true;
            case AbortedException broken -> true;
            default -> false;
        };
    }

    /** A body would be gone by now. */
    private static boolean isReading(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return READING.contains(request.getMethod())
                && headers.getContentLength() <= 0
                && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean isOpen(ServerWebExchange exchange) {
        return !exchange.getResponse().isCommitted()
                && exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR) == null;
    }
}
