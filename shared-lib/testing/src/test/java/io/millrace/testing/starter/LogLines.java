package io.millrace.testing.starter;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a package writes to the log from debug upwards, with what is known of the thread at that moment. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Level usual;

    LogLines(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        usual = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        setContext(logger.getLoggerContext());
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent line) {
        line.prepareForDeferredProcessing();
        lines.add(line);
    }

    /** The trace ids of the lines of a level that contain a text. */
    List<String> traces(Level level, String text) {
        return lines.stream()
                .filter(line -> line.getLevel() == level)
                .filter(line -> line.getFormattedMessage().contains(text))
                .map(line -> line.getMDCPropertyMap().getOrDefault("traceId", ""))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(usual);
        stop();
    }
}
