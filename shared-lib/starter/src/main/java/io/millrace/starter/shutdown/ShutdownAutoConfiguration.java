package io.millrace.starter.shutdown;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** A calm end for every process. */
@AutoConfiguration
@EnableConfigurationProperties(ShutdownProperties.class)
class ShutdownAutoConfiguration {

    @Bean
    Farewell farewell(ShutdownProperties properties) {
        return new Farewell(properties.announce());
    }
}
