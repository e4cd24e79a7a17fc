package io.millrace.embedded.kafka;

import io.millrace.embedded.process.FreePort;
import io.millrace.embedded.process.Launch;
import io.millrace.embedded.process.Server;
import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One Kafka broker on loopback, which is its own controller. */
public final class KafkaServer implements Server {

    private static final String HOST = "127.0.0.1";
    /** A broker on loopback accepts within milliseconds, or it is not there yet. */
    private static final int CONNECT_MILLIS = 500;

    private static final List<String> JVM = List.of(
            "-Xmx256m", // a laptop's broker; topics live in the page cache
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", // half the time to start; nobody measures this broker
            "-XX:+UseCompactObjectHeaders",
            "-Xshare:auto",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Dlogback.configurationFile=io/millrace/embedded/kafka/broker-logback.xml",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final KafkaOptions options;
    private final BrokerFiles files;
    private final List<String> marks;

    public KafkaServer(KafkaOptions options) {
        this(options, List.of());
    }

    /**
     * The same, to be recognised among all processes.
     *
     * @param marks arguments for its JVM that mean nothing to it, such as {@code -Dsome.name=value}
     */
    public KafkaServer(KafkaOptions options, List<String> marks) {
        this.options = options.onPort(FreePort.orFree(options.port()));
        this.files = new BrokerFiles(options.dataDirectory());
        this.marks = List.copyOf(marks);
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public Path logFile() {
        return options.logFile();
    }

    /** Where it listens. */
    public int port() {
        return options.port();
    }

    /** The same as clients want it. */
    public String bootstrapServers() {
        return HOST + ":" + port();
    }

    @Override
    public Process launch() {
        try {
            files.prepare(port());
        } catch (IOException e) {
            throw new ServerException("Kafka cannot use " + options.dataDirectory() + ": " + e.getMessage(), e);
        }
        Launch launch = Launch.of(command(), options.logFile()).with(Map.of("CLASSPATH", BrokerClassPath.find()));
        return (options.disposable() ? launch.endingItself() : launch).start();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(marks);
        command.addAll(JVM);
        command.add("-Djava.io.tmpdir=" + files.temporary());
        command.add(Broker.class.getName());
        command.add(options.dataDirectory().toString());
        if (options.disposable()) {
            command.add(Broker.TIED);
        }
        return command;
    }

    @Override
    public boolean isReady() {
        return files.isMarkedReady() && accepts();
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** An orderly stop keeps its logs clean, and the next start quick. A disposable one ends with its pipe. */
    @Override
    public void askToStop(ProcessHandle process) {
        if (!options.disposable()) {
            process.destroy();
        }
    }
}
