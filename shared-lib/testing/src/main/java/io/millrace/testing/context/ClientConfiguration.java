package io.millrace.testing.context;

import java.net.http.HttpClient;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.JdkClientHttpConnector;

/** The client that tests call the service with. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    /**
     * The JDK's client instead of Netty's: a test that looks at a status alone never reads the body, which would leak
     * its buffer, and the service's event loops are then the service's alone.
     */
    @Bean
    WebTestClientBuilderCustomizer callWithJdkClient() {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return builder -> builder.clientConnector(new JdkClientHttpConnector(client));
    }
}
