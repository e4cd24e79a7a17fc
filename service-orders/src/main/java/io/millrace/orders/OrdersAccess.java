package io.millrace.orders;

import io.millrace.starter.security.AccessRules;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.stereotype.Component;

/** Customers order; an administrator may look. */
@Component
final class OrdersAccess implements AccessRules {

    @Override
    public void apply(AuthorizeExchangeSpec exchanges) {
        exchanges
                .pathMatchers(HttpMethod.POST, "/api/orders/**")
                .hasRole("CUSTOMER")
                .pathMatchers(HttpMethod.GET, "/api/orders/**")
                .hasAnyRole("CUSTOMER", "ADMIN");
    }
}
