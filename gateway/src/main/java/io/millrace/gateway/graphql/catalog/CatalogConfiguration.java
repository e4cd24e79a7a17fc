package io.millrace.gateway.graphql.catalog;

import io.millrace.gateway.graphql.remote.Isolations;
import java.util.UUID;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.web.service.registry.HttpServiceGroup.ClientType;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = CatalogConfiguration.CATALOG, types = CatalogApi.class, clientType = ClientType.WEB_CLIENT)
class CatalogConfiguration {

    /** Names the client's settings and its isolation. */
    static final String CATALOG = "catalog";

    @Bean
    ProductBatches productBatches(CatalogApi catalog, Isolations isolations) {
        return new ProductBatches(catalog, isolations.named(CATALOG));
    }

    /** One loader for all fields that lead to a product. */
    @Bean
    InitializingBean productLoader(BatchLoaderRegistry loaders, ProductBatches batches) {
        return () -> loaders.forTypePair(UUID.class, ProductLookup.class)
                .registerMappedBatchLoader((ids, environment) -> batches.load(ids));
    }
}
