package io.millrace.gateway.cors;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsProperties.class)
class CorsSettings {

    @Bean
    CorsFilter corsFilter(CorsProperties properties) {
        return new CorsFilter(properties);
    }

    @Bean
    ServicesCorsHeaders servicesCorsHeaders() {
        return new ServicesCorsHeaders();
    }
}
