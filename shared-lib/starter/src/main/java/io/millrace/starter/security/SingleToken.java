package io.millrace.starter.security;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes the token from the header {@code Authorization} alone, and only where there is one: the next may read another. */
final class SingleToken implements ServerAuthenticationConverter {

    private final ServerAuthenticationConverter header = new ServerBearerTokenAuthenticationConverter();

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return exchange.getRequest()
                                .getHeaders()
                                .getOrEmpty(HttpHeaders.AUTHORIZATION)
                                .size()
                        > 1
                ? Mono.error(ProblemException.invalid(HttpHeaders.AUTHORIZATION, "must be given once"))
                : header.convert(exchange);
    }
}
