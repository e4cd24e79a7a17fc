package io.millrace.gateway.graphql.transport;

import io.millrace.gateway.graphql.failure.GraphQlProblems;
import io.millrace.gateway.limit.StreamPlaces;
import io.millrace.starter.security.TokenAuthentication;
import io.millrace.starter.web.ClientAddresses;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ConnectionProperties.class, OriginProperties.class})
class TransportConfiguration {

    @Bean
    OpenStreams openStreams(StreamPlaces places) {
        return new OpenStreams(places);
    }

    @Bean
    OpenSockets openSockets(ConnectionProperties properties) {
        return new OpenSockets(properties.farewell());
    }

    @Bean
    SocketInterceptor socketInterceptor(TokenAuthentication tokens, GraphQlProblems problems) {
        return new SocketInterceptor(tokens, problems);
    }

    @Bean
    JsonHandler graphQlHttpHandler(WebGraphQlHandler handler, GraphQlProblems problems) {
        return new JsonHandler(handler, problems);
    }

    @Bean
    EventStreamHandler graphQlSseHandler(WebGraphQlHandler handler, GraphQlProperties settings) {
        return new EventStreamHandler(handler, settings.getHttp().getSse().getKeepAlive());
    }

    /** Stands in for the one that Spring Boot would make, at the same address, as the two above do. */
    @Bean
    SocketHandler graphQlWebSocketHandler(
            WebGraphQlHandler handler,
            ServerCodecConfigurer codecs,
            GraphQlProperties settings,
            OpenSockets sockets,
            StreamPlaces places,
            ConnectionProperties properties,
            Clock clock) {
        return new SocketHandler(handler, codecs, settings.getWebsocket(), sockets, places, properties, clock);
    }

    @Bean
    Handshake handshake(OriginProperties properties, ClientAddresses addresses) {
        return new Handshake(properties.origins(), addresses);
    }

    @Bean
    ReconnectHint reconnectHint(GraphQlProperties settings, ConnectionProperties properties) {
        return new ReconnectHint(settings.getHttp().getPath(), properties.reconnect());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RouterFunction<ServerResponse> refusedGraphQlRequests(GraphQlProperties settings) {
        return RefusedRequests.at(settings.getHttp().getPath());
    }
}
