package io.millrace.catalog.demo;

import io.millrace.catalog.editing.ProductEditor;
import io.millrace.catalog.product.PriceProperties;
import io.millrace.catalog.stock.StockKeeper;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

/** Demo products, in demo mode only: {@code millrace.demo=true}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("millrace.demo")
class DemoConfiguration {

    @Bean
    DemoSeeder demoSeeder(
            @Value("classpath:demo/products.json") Resource products,
            DatabaseClient database,
            ProductEditor editor,
            StockKeeper keeper,
            PriceProperties prices,
            TransactionalOperator transaction)
            throws IOException {
        return new DemoSeeder(read(products), new DemoTable(database), editor, keeper, prices, transaction);
    }

    private static List<DemoProduct> read(Resource products) throws IOException {
        try (var json = products.getInputStream()) {
            return List.of(JsonMapper.shared().readValue(json, DemoProduct[].class));
        }
    }
}
