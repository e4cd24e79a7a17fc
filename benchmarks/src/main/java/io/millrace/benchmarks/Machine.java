package io.millrace.benchmarks;

import io.millrace.starter.messaging.MessagingProperties;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.springframework.boot.SpringBootVersion;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** What the figures were measured on: without it they say nothing. */
@Component
final class Machine {

    private final DatabaseClient database;
    private final ProducerFactory<?, ?> producers;
    private final MessagingProperties messaging;

    Machine(DatabaseClient database, ProducerFactory<?, ?> producers, MessagingProperties messaging) {
        this.database = database;
        this.producers = producers;
        this.messaging = messaging;
    }

    void print() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        Page.heading("Machine");
        Page.line("processors", "%d, %s".formatted(system.getAvailableProcessors(), processor()));
        Page.line("load before", "%.1f".formatted(system.getSystemLoadAverage()));
        Page.line("system", "%s %s".formatted(system.getName(), system.getVersion()));
        Page.line(
                "Java",
                System.getProperty("java.vm.version") + " "
                        + ManagementFactory.getRuntimeMXBean().getInputArguments());
        Page.heading("Versions");
        Page.line("Spring Boot", SpringBootVersion.getVersion());
        Page.line("Kafka", AppInfoParser.getVersion());
        Page.line("PostgreSQL", setting("server_version"));
        Page.heading("Settings");
        Page.line(
                "PostgreSQL",
                "fsync %s, synchronous_commit %s".formatted(setting("fsync"), setting("synchronous_commit")));
        Page.line("producer", producer(producers.getConfigurationProperties()));
        Page.line("outbox", messaging.outbox().toString());
        Page.line("inbox", messaging.inbox().toString());
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private String setting(String name) {
        return database.sql("SELECT current_setting(:name)")
                .bind("name", name)
                .mapValue(String.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private static String producer(Map<String, Object> settings) {
        return Stream.of("acks", "enable.idempotence", "linger.ms", "max.block.ms", "delivery.timeout.ms")
                .map(name -> name + "=" + settings.get(name))
                .collect(Collectors.joining(", "));
    }
}
