package io.millrace.testing.starter;

import io.millrace.testing.backing.BackingServers;
import io.millrace.testing.events.EventProbe;
import io.millrace.testing.sample.SampleApplication;
import io.millrace.testing.tokens.TestIssuer;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** The sample as a service that a test can stop: with a database, topics, a group and event loops of its own. */
final class OwnService implements AutoCloseable {

    private final ReactiveWebServerApplicationContext context;
    private final String topicPrefix;

    private OwnService(ReactiveWebServerApplicationContext context, String topicPrefix) {
        this.context = context;
        this.topicPrefix = topicPrefix;
    }

    static OwnService start(String... more) {
        BackingServers.prepare(true, true);
        var name =
                "own" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        var database = BackingServers.newDatabase(name);
        var settings = Stream.of(
                "server.port=0",
                "management.server.port=0",
                "millrace.security.issuer=" + TestIssuer.ISSUER,
                "millrace.security.jwk-set-uri=" + TestIssuer.jwkSetUri(),
                "millrace.security.fetch-timeout=60s",
                "spring.r2dbc.pool.max-acquire-time=60s",
                "spring.kafka.bootstrap-servers=" + BackingServers.kafkaServers(),
                "millrace.messaging.topic-prefix=" + name + ".",
                "millrace.messaging.group=" + name,
                "millrace.database.name=" + database.name(),
                "spring.r2dbc.url=" + database.r2dbcUrl(),
                "spring.r2dbc.username=" + database.user(),
                "spring.r2dbc.password=" + database.password(),
                "spring.flyway.url=" + database.jdbcUrl(),
                "spring.flyway.user=" + database.user(),
                "spring.flyway.password=" + database.password());
        var arguments =
                Stream.concat(settings, Stream.of(more)).map("--%s"::formatted).toArray(String[]::new);
        var context = new SpringApplicationBuilder(SampleApplication.class, LoopsOfItsOwn.class).run(arguments);
        return new OwnService((ReactiveWebServerApplicationContext) context, name + ".");
    }

    String url() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    EventProbe probe() {
        return new EventProbe(BackingServers.kafkaServers(), topicPrefix);
    }

    @Override
    public void close() {
        context.close();
    }

    /** The shared ones would end with this context, under the tests that come after. */
    @Configuration(proxyBeanMethods = false)
    static class LoopsOfItsOwn {

        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            var factory = new ReactorResourceFactory();
            factory.setUseGlobalResources(false);
            return factory;
        }
    }
}
