package io.millrace.embedded.kafka;

import java.nio.file.Path;

/**
 * What a broker is started with.
 *
 * @param dataDirectory where its topics live; made when it is not there
 * @param logFile where its log goes
 * @param port on 127.0.0.1
 * @param disposable for tests: gone with the JVM that started it, killed or not
 */
public record KafkaOptions(Path dataDirectory, Path logFile, int port, boolean disposable) {

    public KafkaOptions {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        logFile = logFile.toAbsolutePath().normalize();
    }

    /** A broker whose topics outlive it. */
    public static KafkaOptions kept(Path dataDirectory, Path logFile, int port) {
        return new KafkaOptions(dataDirectory, logFile, port, false);
    }

    /** A broker for tests, on a free port; its data are deleted when it is closed. */
    public static KafkaOptions disposable(Path folder) {
        return new KafkaOptions(folder.resolve("kafka"), folder.resolve("kafka.log"), 0, true);
    }

    KafkaOptions onPort(int chosen) {
        return new KafkaOptions(dataDirectory, logFile, chosen, disposable);
    }
}
