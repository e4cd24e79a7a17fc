package io.millrace.orders;

import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.client.ReactorResourceFactory;

/** One more instance of the service, on the database, the topics and the group of a test's. */
public final class Replica implements AutoCloseable {

    private final ReactiveWebServerApplicationContext context;

    private Replica(ReactiveWebServerApplicationContext context) {
        this.context = context;
    }

    /** Starts one beside the service of this environment, with some settings of its own. */
    public static Replica of(ConfigurableEnvironment original, String... settings) {
        var shared = (MapPropertySource) original.getPropertySources().get("integrationTest");
        var arguments =
                shared.getSource().entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue());
        var catalog = "millrace.services.catalog=" + original.getProperty("millrace.services.catalog");
        var all = Stream.of(arguments, Stream.of(catalog, "server.port=0"), Stream.of(settings))
                .flatMap(some -> some)
                .map("--%s"::formatted)
                .toArray(String[]::new);
        var context = new SpringApplicationBuilder(OrdersApplication.class, LoopsOfItsOwn.class).run(all);
        return new Replica((ReactiveWebServerApplicationContext) context);
    }

    public String url() {
        return "http://localhost:" + context.getWebServer().getPort();
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
