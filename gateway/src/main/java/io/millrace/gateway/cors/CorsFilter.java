package io.millrace.gateway.cors;

import io.millrace.starter.problem.ProblemException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers CORS for all services: what a browser asks before a call, before anybody needs a token, and on every answer,
 * errors of whatever filter included. A call from an origin that is not named goes on without a word, and the browser
 * keeps its answer from the page; it brings no cookies that could do harm. There are no credentials but the token.
 */
final class CorsFilter implements WebFilter, Ordered {

    /** Before all that may refuse a request: pages shall be able to read refusals, too. */
    private static final int BEFORE_REFUSALS = Ordered.HIGHEST_PRECEDENCE + 1;

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> REQUEST_HEADERS = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            "Idempotency-Key",
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            "API-Version",
            "Last-Event-ID",
            "traceparent");
    private static final List<String> ANSWER_HEADERS = List.of(
            HttpHeaders.LOCATION,
            HttpHeaders.LINK,
            HttpHeaders.ETAG,
            HttpHeaders.RETRY_AFTER,
            "RateLimit",
            "RateLimit-Policy");

    private final CorsConfiguration configuration = new CorsConfiguration();
    private final CorsProcessor processor = new DefaultCorsProcessor();

    CorsFilter(CorsProperties properties) {
        configuration.setAllowedOrigins(properties.origins());
        configuration.setAllowedMethods(METHODS);
        configuration.setAllowedHeaders(REQUEST_HEADERS);
        configuration.setExposedHeaders(ANSWER_HEADERS);
        configuration.setAllowCredentials(false);
        configuration.setMaxAge(properties.maxAge());
    }

    @Override
    public int getOrder() {
        return BEFORE_REFUSALS;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (CorsUtils.isPreFlightRequest(request)) {
            return processor.process(configuration, exchange) ? Mono.empty() : Mono.error(refusal());
        }
        if (configuration.checkOrigin(request.getHeaders().getOrigin()) != null) {
            processor.process(configuration, exchange);
        }
        return chain.filter(exchange);
    }

    private static ProblemException refusal() {
        return new ProblemException(
                HttpStatus.FORBIDDEN,
                "Pages of this origin may not do this here: millrace.cors.origins names who may.");
    }
}
