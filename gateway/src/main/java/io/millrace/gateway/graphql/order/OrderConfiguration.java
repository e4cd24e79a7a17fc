package io.millrace.gateway.graphql.order;

import io.millrace.gateway.graphql.remote.Isolations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.HttpServiceGroup.ClientType;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FollowProperties.class)
@ImportHttpServices(group = OrderConfiguration.ORDERS, types = OrdersApi.class, clientType = ClientType.WEB_CLIENT)
@ImportHttpServices(
        group = OrderConfiguration.STREAMS,
        types = OrderEventsApi.class,
        clientType = ClientType.WEB_CLIENT)
class OrderConfiguration {

    /** Names the settings of the client for orders, and its isolation. */
    static final String ORDERS = "orders";

    /** Names the settings of the client for streams, and their isolation. */
    static final String STREAMS = "order-streams";

    @Bean
    StatusChanges statusChanges(OrderEventsApi events, Isolations isolations, FollowProperties properties) {
        return new StatusChanges(events, isolations.named(STREAMS), properties);
    }
}
