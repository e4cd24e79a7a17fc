package io.millrace.starter.web;

import com.fasterxml.uuid.Generators;
import jakarta.validation.Validator;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.IdGenerator;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** What every HTTP side shares. */
@AutoConfiguration
@EnableConfigurationProperties({WebProperties.class, ClientProperties.class})
class WebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Ids are UUIDv7 (RFC 9562): they sort by time, which keeps indexes dense. */
    @Bean
    @ConditionalOnMissingBean
    IdGenerator idGenerator() {
        var generator = Generators.timeBasedEpochGenerator();
        return generator::generate;
    }

    @Bean
    @ConditionalOnMissingBean
    ClientAddresses clientAddresses(WebProperties properties) {
        return new ClientAddresses(properties.trustedProxies());
    }

    @Bean
    RequestLog requestLog() {
        return new RequestLog();
    }

    @Bean
    ValidationMessages validationMessages(Validator validator) {
        return new ValidationMessages(validator);
    }

    /** What callers send is read strictly; the other strict settings are in {@code millrace-defaults.yml}. */
    @Bean
    JsonMapperBuilderCustomizer strictRequests() {
        return builder -> builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    /** What other services answer is read leniently, so that they can add to it. Spring Boot's strict codecs come first. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebClientCustomizer lenientAnswers() {
        var mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .build();
        return builder ->
                builder.codecs(codecs -> codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(mapper)));
    }

    @Bean(destroyMethod = "dispose")
    ConnectionProvider clientConnections(ClientProperties properties) {
        return ConnectionProvider.builder("services")
                .maxConnections(properties.maxConnections())
                .pendingAcquireMaxCount(properties.maxPending())
                .pendingAcquireTimeout(properties.acquireTimeout())
                .maxIdleTime(properties.maxIdleTime())
                .maxLifeTime(properties.maxLifeTime())
                .evictInBackground(properties.maxIdleTime())
                .build();
    }

    @Bean
    ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> boundedConnections(
            ConnectionProvider clientConnections) {
        return builder -> builder.withHttpClientFactory(() -> HttpClient.create(clientConnections));
    }
}
