package io.millrace.embedded.kafka;

import io.millrace.embedded.process.FreePort;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** What a broker finds in its data directory, and what it leaves there for the one who started it. */
record BrokerFiles(Path folder) {

    private static final int NODE = 1;

    /** A broker for one machine: one replica of everything, nothing made by accident, nothing thrown away. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("node.id", Integer.toString(NODE)),
            Map.entry("process.roles", "broker,controller"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"), // fifty cost seconds at the first consumer's start
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "4"),
            Map.entry("log.retention.ms", "-1"),
            Map.entry("log.retention.bytes", "-1"),
            Map.entry("log.index.size.max.bytes", "1048576"), // ten times less of address space for each partition
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"), // its default is half of this broker's heap
            Map.entry("group.initial.rebalance.delay.ms", "0"), // nobody waits for others who never come
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("num.recovery.threads.per.data.dir", "2"),
            Map.entry("broker.heartbeat.interval.ms", "500"));

    private static final String SESSION = "broker.session.timeout.ms";

    /** A broker that was killed may come back when its old session is over: nine seconds by default. */
    private static final String SHORT = "2500";

    /** One that has no past has nothing to wait for. It is the only broker, and to be slow is no reason to shut it out. */
    private static final String LONG = "60000";

    Path properties() {
        return folder.resolve("broker.properties");
    }

    Path topics() {
        return folder.resolve("topics");
    }

    /** Where the temporary files of its libraries go: native ones among them, which /tmp may refuse to run. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    boolean areFormatted() {
        return Files.exists(topics().resolve("meta.properties"));
    }

    boolean isMarkedReady() {
        return Files.exists(readyMark());
    }

    void markReady() throws IOException {
        Files.writeString(readyMark(), Long.toString(ProcessHandle.current().pid()));
    }

    private Path readyMark() {
        return folder.resolve("ready");
    }

    void prepare(int port) throws IOException {
        Files.createDirectories(topics());
        Files.createDirectories(temporary());
        Files.deleteIfExists(readyMark());
        int controller = FreePort.find();
        Properties all = new Properties();
        all.putAll(SETTINGS);
        all.setProperty(SESSION, areFormatted() ? SHORT : LONG);
        all.setProperty("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
        all.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        all.setProperty("controller.quorum.voters", NODE + "@127.0.0.1:" + controller);
        all.setProperty("log.dirs", topics().toString());
        try (Writer writer = Files.newBufferedWriter(properties())) {
            all.store(writer, null);
        }
    }
}
