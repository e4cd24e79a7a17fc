package io.millrace.orders.pricing;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.millrace.contracts.catalog.CatalogEvent;
import io.millrace.contracts.catalog.PriceChanged;
import io.millrace.contracts.catalog.ProductAdded;
import io.millrace.contracts.catalog.ProductChanged;
import io.millrace.contracts.catalog.ProductRetired;
import io.millrace.starter.messaging.EventSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.service.registry.HttpServiceGroup.ClientType;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@ImportHttpServices(
        group = PricingConfiguration.CATALOG,
        types = CatalogClient.class,
        clientType = ClientType.WEB_CLIENT)
class PricingConfiguration {

    /** Names the client's settings, those of {@code spring.http.serviceclient} and of Resilience4j. */
    static final String CATALOG = "catalog";

    private static final Logger log = LoggerFactory.getLogger(PricingConfiguration.class);

    @Bean
    PriceList priceList(DatabaseClient database) {
        return new PriceList(database);
    }

    @Bean
    Prices prices(
            CatalogClient client,
            PriceList list,
            TimeLimiterRegistry timeLimiters,
            BulkheadRegistry bulkheads,
            CircuitBreakerRegistry breakers,
            RetryRegistry retries) {
        var breaker = breakers.circuitBreaker(CATALOG);
        breaker.getEventPublisher().onStateTransition(change -> log.warn("Breaker: {}", change));
        var catalog = new CatalogPrices(
                client,
                timeLimiters.timeLimiter(CATALOG),
                bulkheads.bulkhead(CATALOG),
                breaker,
                retries.retry(CATALOG));
        return new Prices(catalog, list);
    }

    @Bean
    EventSubscription<CatalogEvent> pricesByEvents(PriceList list) {
        return EventSubscription.to(CatalogEvent.class)
                .on(ProductAdded.class, list::add)
                .on(ProductChanged.class, list::change)
                .on(PriceChanged.class, list::change)
                .on(ProductRetired.class, list::retire);
    }
}
