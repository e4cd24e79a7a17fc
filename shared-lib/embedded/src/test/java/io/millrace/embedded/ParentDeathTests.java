package io.millrace.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.embedded.kafka.EmbeddedKafka;
import io.millrace.embedded.kafka.KafkaOptions;
import io.millrace.embedded.postgres.EmbeddedPostgres;
import io.millrace.embedded.postgres.PostgresOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentDeathTests {

    @TempDir
    Path folder;

    @Test
    void disposableServersDieWithAJvmThatIsKilled() throws IOException {
        Process parent = startParent();
        List<ProcessHandle> servers = pidsToldBy(parent.inputReader());
        assertThat(servers).hasSize(2).allMatch(ProcessHandle::isAlive);

        parent.destroyForcibly();

        await().atMost(Duration.ofMinutes(1)).until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
    }

    private Process startParent() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<ProcessHandle> pidsToldBy(BufferedReader output) throws IOException {
        return Arrays.stream(output.readLine().split(" ", -1))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();
    }

    static final class Parent {

        public static void main(String[] arguments) throws InterruptedException {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(PostgresOptions.disposable(Path.of(arguments[0])));
            EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.disposable(Path.of(arguments[0])));
            System.out.println(postgres.pid() + " " + kafka.pid());
            Thread.currentThread().join();
        }
    }
}
