package io.millrace.gateway;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

/** For a gateway that a test stops: the shared event loops would end with it, under the tests that come after. */
@TestConfiguration(proxyBeanMethods = false)
class LoopsOfItsOwn {

    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        var factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        return factory;
    }
}
