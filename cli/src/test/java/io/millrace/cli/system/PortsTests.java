package io.millrace.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.embedded.process.FreePort;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTests {

    @Test
    void theStandardOnesAreThoseOfTheDocumentation() {
        Ports ports = Ports.standard(Map.of());

        assertThat(ports.instance(Service.GATEWAY, 0)).isEqualTo(new Instance(Service.GATEWAY, 0, 8080, 9080));
        assertThat(ports.instance(Service.ORDERS, 0)).isEqualTo(new Instance(Service.ORDERS, 0, 8103, 9103));
        assertThat(ports.postgres()).isEqualTo(15432);
        assertThat(ports.kafka()).isEqualTo(19092);
    }

    @Test
    void eachReplicaListensTwentyFurther() {
        Instance third = Ports.standard(Map.of()).instance(Service.USERS, 2);

        assertThat(third).isEqualTo(new Instance(Service.USERS, 2, 8141, 9141));
        assertThat(third.name()).isEqualTo("users-3");
    }

    @Test
    void theEnvironmentMovesThem() {
        Ports ports = Ports.standard(Map.of("MILLRACE_GATEWAY_PORT", "9000", "MILLRACE_POSTGRES_PORT", "5433"));

        assertThat(ports.instance(Service.GATEWAY, 0)).isEqualTo(new Instance(Service.GATEWAY, 0, 9000, 10000));
        assertThat(ports.postgres()).isEqualTo(5433);
    }

    @Test
    void freeOnesLeaveRoomForReplicas() {
        SystemPlan plan = SystemPlan.onFreePorts(Path.of("."), Path.of("x")).withReplicas(3);

        assertThat(Stream.concat(
                        plan.instances().stream().flatMap(one -> Stream.of(one.port(), one.managementPort())),
                        Stream.of(plan.ports().postgres(), plan.ports().kafka())))
                .hasSize(2 * (1 + 3 * 3) + 2)
                .doesNotHaveDuplicates()
                .allMatch(FreePort::isFree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "0", "-1", "65000", "8080.5"})
    void whatIsNoPortIsTold(String value) {
        assertThatThrownBy(() -> Ports.standard(Map.of("MILLRACE_KAFKA_PORT", value)))
                .hasMessageContaining("MILLRACE_KAFKA_PORT is '" + value + "'");
    }

    @Test
    void aTakenPortIsToldWithWhoNeedsItAndWhatToDo() {
        SystemPlan plan = new SystemPlan(
                Programs.builtIn(Path.of(".")), new Home(Path.of("x")), Ports.standard(Map.of()), 1, Map.of());

        assertThatThrownBy(() -> new PortCheck(port -> port != 9101).check(plan))
                .hasMessageContaining("Port 9101, which the management of users needs, is taken")
                .hasMessageContaining("MILLRACE_USERS_PORT=<port>");
        new PortCheck(port -> true).check(plan);
    }
}
