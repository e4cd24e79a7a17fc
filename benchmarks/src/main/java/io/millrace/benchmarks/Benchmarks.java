package io.millrace.benchmarks;

import io.millrace.contracts.catalog.CatalogEvent;
import io.millrace.contracts.catalog.StockAdjusted;
import io.millrace.starter.messaging.EventSubscription;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** A service that sends events and handles its own: the smallest system with everything in it that an event passes. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Benchmarks {

    /** Starts the servers and the service, measures, prints, and leaves nothing behind. */
    public static void main(String[] arguments) {
        try (var servers = Servers.start();
                var context = new SpringApplicationBuilder(Benchmarks.class)
                        .properties(servers.settings())
                        .run(arguments)) {
            context.getBean(Machine.class).print();
            context.getBean(Changes.class).prepare();
            context.getBean(Journey.class).measure();
            context.getBean(Rates.class).measure();
        }
    }

    @Bean
    EventSubscription<CatalogEvent> events(Arrivals arrivals) {
        return EventSubscription.to(CatalogEvent.class).on(StockAdjusted.class, arrivals::arrive);
    }
}
