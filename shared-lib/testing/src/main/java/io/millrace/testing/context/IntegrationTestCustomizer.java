package io.millrace.testing.context;

import io.millrace.testing.backing.BackingServers;
import io.millrace.testing.tokens.TestIssuer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Gives one context what is its own. It is part of the key under which Spring shares contexts, hence a record. */
record IntegrationTestCustomizer(boolean database, boolean events, boolean tokens) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        BackingServers.prepare(database, events);
        var sources = context.getEnvironment().getPropertySources();
        var isolation = new MapPropertySource("integrationTest", settings(newName()));
        if (sources.contains(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME, isolation);
        } else {
            sources.addFirst(isolation);
        }
        var beans = new AnnotatedBeanDefinitionReader((BeanDefinitionRegistry) context.getBeanFactory());
        beans.register(ClientConfiguration.class);
        if (events) {
            beans.register(EventProbeConfiguration.class);
        }
    }

    private Map<String, Object> settings(String name) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("management.server.port", 0);
        settings.put("millrace.demo", false);
        settings.put("springdoc.api-docs.enabled", false); // it is there for the document's test alone
        if (tokens) {
            settings.put("millrace.security.issuer", TestIssuer.ISSUER);
            settings.put("millrace.security.jwk-set-uri", TestIssuer.jwkSetUri());
            settings.put("millrace.security.fetch-timeout", "60s"); // the first fetch loads classes, too
        }
        if (events) {
            settings.put("spring.kafka.bootstrap-servers", BackingServers.kafkaServers());
            settings.put("millrace.messaging.topic-prefix", name + ".");
            settings.put("millrace.messaging.group", name);
        }
        if (database) {
            settings.putAll(databaseSettings(name));
        }
        return settings;
    }

    private static Map<String, Object> databaseSettings(String name) {
        var fresh = BackingServers.newDatabase(name);
        return Map.of(
                "millrace.database.name", fresh.name(),
                "spring.r2dbc.pool.max-acquire-time", "60s", // the machine is busy, and not the service
                "spring.r2dbc.url", fresh.r2dbcUrl(),
                "spring.r2dbc.username", fresh.user(),
                "spring.r2dbc.password", fresh.password(),
                "spring.flyway.url", fresh.jdbcUrl(),
                "spring.flyway.user", fresh.user(),
                "spring.flyway.password", fresh.password());
    }

    /** Names a database, topics and a group alike, so that a log line tells which context it belongs to. */
    private static String newName() {
        var bytes = new byte[6];
        ThreadLocalRandom.current().nextBytes(bytes);
        return "test" + HexFormat.of().formatHex(bytes);
    }
}
