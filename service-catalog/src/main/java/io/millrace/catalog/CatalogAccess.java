package io.millrace.catalog;

import io.millrace.starter.security.AccessRules;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;

/** Everyone may look; administrators may change. */
@Component
final class CatalogAccess implements AccessRules {

    private static final String[] PRODUCTS = {"/api/products", "/api/products/*"};

    @Override
    public void apply(AuthorizeExchangeSpec exchanges) {
        exchanges
                .pathMatchers(HttpMethod.GET, PRODUCTS)
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, PRODUCTS)
                .permitAll()
                .pathMatchers("/api/products/**")
                .hasRole("ADMIN");
    }
}
