package io.millrace.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTests {

    @TempDir
    Path folder;

    @Test
    void aMissingJdkIsToldWithItsMend() throws Exception {
        Shell.Result result = new Shell(
                        Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString(), "MILLRACE_JDKS", folder.toString()))
                .run("bash", "./millrace doctor");

        assertThat(result.code()).isNotZero();
        assertThat(result.output()).contains("MISSING   JDK").contains("install one with");
    }

    @Test
    void aTakenPortIsTold() throws Exception {
        try (var taken = new ServerSocket(0)) {
            Shell.Result result = new Shell(Map.of(
                            "PATH", "/usr/bin:/bin", "MILLRACE_KAFKA_PORT", Integer.toString(taken.getLocalPort())))
                    .run("bash", "home=" + folder + "; . cli/src/main/bash/doctor; doctor_ports");

            assertThat(result.output()).contains("MISSING   ports").contains(taken.getLocalPort() + " (kafka)");
        }
    }
}
