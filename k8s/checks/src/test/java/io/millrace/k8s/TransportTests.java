package io.millrace.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.k8s.manifest.Manifests;
import io.millrace.k8s.manifest.Overlays;
import io.millrace.k8s.manifest.Workload;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What production's variables mean to Spring Boot and to the driver: TLS to both servers, and who is believed. */
class TransportTests {

    @ParameterizedTest
    @ValueSource(strings = {"users", "catalog", "orders"})
    void kafkaIsSpokenToByTlsWithTheServicesOwnCertificate(String service) {
        var binder = binder(environment(service));

        var kafka = binder.bind("spring.kafka", KafkaProperties.class).get();
        var bundle = binder.bind("spring.ssl", SslProperties.class)
                .get()
                .getBundle()
                .getPem()
                .get(kafka.getSsl().getBundle());

        assertThat(kafka.getSecurity().getProtocol()).isEqualTo("SSL");
        assertThat(bundle.getTruststore().getCertificate()).isEqualTo("file:/etc/millrace/certificates/kafka-ca.crt");
        assertThat(bundle.getKeystore().getCertificate()).isEqualTo("file:/etc/millrace/kafka-user/user.crt");
        assertThat(bundle.getKeystore().getPrivateKey()).isEqualTo("file:/etc/millrace/kafka-user/user.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "catalog", "orders"})
    void postgresqlIsSpokenToByTlsAndHasToBeWhoItSays(String service) {
        var options = ConnectionFactoryOptions.parse(environment(service).get("SPRING_R2DBC_URL"));

        assertThat(options.getValue(ConnectionFactoryOptions.HOST)).isEqualTo("postgres-rw");
        assertThat(options.getValue(ConnectionFactoryOptions.DATABASE)).isEqualTo(service);
        assertThat(options.getValue(Option.valueOf("sslMode"))).isEqualTo("verify-full");
        assertThat(options.getValue(Option.valueOf("sslRootCert")))
                .isEqualTo("/etc/millrace/certificates/postgres-ca.crt");
    }

    private static Binder binder(Map<String, String> variables) {
        var sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(variables)));
        return new Binder(ConfigurationPropertySources.from(sources));
    }

    private static Map<String, String> environment(String service) {
        Manifests production = Overlays.asTheyLie()
                .filter(overlay -> overlay.overlay().startsWith("production"))
                .findFirst()
                .orElseThrow();
        return Workload.environment(production.workload(service).main(), production);
    }
}
