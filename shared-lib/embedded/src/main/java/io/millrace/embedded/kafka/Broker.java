package io.millrace.embedded.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's own program: formats its storage when it is new, runs, and marks that it is ready. */
final class Broker {

    /** The argument that makes it end when its standard input does, that is, with whoever started it. */
    static final String TIED = "tied";

    private final BrokerFiles files;

    private Broker(BrokerFiles files) {
        this.files = files;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 1 && arguments[1].equals(TIED)) {
            Thread.ofPlatform().daemon().name("parent-watch").start(Broker::endWithParent);
        }
        new Broker(new BrokerFiles(Path.of(arguments[0]))).run();
    }

    private static void endWithParent() {
        try (InputStream parent = System.in) {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A pipe that breaks says the same as one that ends.
        }
        Runtime.getRuntime().halt(0);
    }

    private void run() throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(files.properties())) {
            properties.load(reader);
        }
        KafkaConfig config = KafkaConfig.fromProps(properties);
        if (!files.areFormatted()) {
            format(config);
        }
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        files.markReady();
        server.awaitShutdown();
    }

    private void format(KafkaConfig config) throws Exception {
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(config.nodeId())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .addDirectory(files.topics().toString())
                .setMetadataLogDirectory(files.topics().toString())
                .run();
    }
}
