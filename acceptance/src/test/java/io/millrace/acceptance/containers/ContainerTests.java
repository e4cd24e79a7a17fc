package io.millrace.acceptance.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the images and the compose file promise, looked up in the containers that run. */
@Tag("containers")
class ContainerTests {

    private static final long GIB = 1L << 30;

    /** A cache that does not fit is passed over in silence, so the JVM's own memory map is asked. */
    @ParameterizedTest
    @ValueSource(strings = {"gateway", "users", "catalog", "orders"})
    void theJvmHasMappedItsAotCacheAndLoadedNettysEpoll(String service) {
        assertThat(Container.of(service))
                .isNotEmpty()
                .allSatisfy(container -> assertThat(container.file("/proc/1/maps"))
                        .contains("/app/%s/app.aot".formatted(service))
                        .contains("netty_transport_native_epoll"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "users", "catalog", "orders"})
    void itMayDoAsLittleAsPossible(String service) {
        assertThat(Container.of(service)).isNotEmpty().allSatisfy(container -> {
            assertThat(container.<String>inspect("Config.User")).isEqualTo("10001:10001");
            assertThat(container.<Boolean>inspect("HostConfig.ReadonlyRootfs")).isTrue();
            assertThat(container.<List<String>>inspect("HostConfig.CapDrop")).containsExactly("ALL");
            assertThat(container.<List<String>>inspect("HostConfig.SecurityOpt"))
                    .contains("no-new-privileges:true");
            assertThat(container.file("/proc/1/status")).contains("CapEff:\t0000000000000000", "NoNewPrivs:\t1");
        });
    }

    @Test
    void onlyTheGatewayIsPublishedAndOnlyToThisMachine() {
        var published = everything()
                .flatMap(container ->
                        container.<List<Map<String, String>>>inspect("NetworkSettings.Ports.*[*]").stream())
                .toList();

        assertThat(published)
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port)
                        .containsEntry("HostIp", "127.0.0.1")
                        .extractingByKey("HostPort")
                        .asString()
                        .startsWith("808"));
    }

    @Test
    void togetherTheyHaveFourGigabytesAtMost() {
        var one = Stream.of("gateway", "users", "catalog", "orders", "postgres", "kafka")
                .map(service -> Container.of(service).getFirst());

        assertThat(one.map(container -> container.<Number>inspect("HostConfig.Memory")))
                .allSatisfy(memory -> assertThat(memory.longValue()).isPositive())
                .extracting(Number::longValue)
                .satisfies(limits -> assertThat(
                                limits.stream().mapToLong(Long::longValue).sum())
                        .isLessThanOrEqualTo(4 * GIB));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "users", "catalog", "orders"})
    void theImageSaysWhatItIsAndWhatIsInIt(String service) {
        var container = Container.of(service).getFirst();

        Map<String, String> labels = container.inspect("Config.Labels");
        assertThat(labels)
                .containsEntry("org.opencontainers.image.title", "millrace-" + service)
                .containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
                .containsKeys("org.opencontainers.image.version", "org.opencontainers.image.revision");
        List<String> contents =
                JsonPath.read(container.file("/app/%s/sbom.cdx.json".formatted(service)), "$.components[*].name");
        assertThat(contents).contains("spring-boot", "netty-transport", "millrace-starter");
    }

    private static Stream<Container> everything() {
        return Stream.of("gateway", "users", "catalog", "orders", "postgres", "kafka", "redis")
                .flatMap(service -> Container.of(service).stream());
    }
}
