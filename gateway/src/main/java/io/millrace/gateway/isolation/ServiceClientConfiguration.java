package io.millrace.gateway.isolation;

import java.time.Duration;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServiceClientConfiguration {

    /** For so long a new replica behind a name may go unseen, however long the name may be remembered. */
    private static final Duration NAMES_AGE = Duration.ofSeconds(10);

    /** Tries again in one place, which is not this one, and spreads connections over all addresses of a name. */
    @Bean
    HttpClientCustomizer serviceClient() {
        var noHttp = new NoHttpHandler();
        return client -> client.disableRetry(true)
                .doOnConnected(connection -> connection.addHandlerLast(noHttp))
                .resolver(names -> names.roundRobinSelection(true).cacheMaxTimeToLive(NAMES_AGE));
    }
}
