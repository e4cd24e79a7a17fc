package io.millrace.cli.control;

import io.millrace.embedded.process.ServerException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Asks the running system for something, and waits for the answer. */
public final class Visitor {

    private static final Duration POLL = Duration.ofMillis(100);
    /** Nobody looks at a silent terminal for longer. */
    private static final Duration TELL = Duration.ofSeconds(2);

    private final Requests requests;
    private final BooleanSupplier systemRuns;

    public Visitor(Path folder, BooleanSupplier systemRuns) {
        this.requests = new Requests(folder);
        this.systemRuns = systemRuns;
    }

    /** The answer; meanwhile tells how long it has waited. */
    public String ask(String text, Consumer<Duration> waiting) throws InterruptedException {
        Requests.Request request = new Requests.Request(UUID.randomUUID().toString(), text);
        requests.ask(request);
        long begin = System.nanoTime();
        long told = begin;
        while (systemRuns.getAsBoolean()) {
            Optional<String> answer = requests.takeAnswer(request.id());
            if (answer.isPresent()) {
                return answer.get();
            }
            long now = System.nanoTime();
            if (now - told > TELL.toNanos()) {
                waiting.accept(Duration.ofNanos(now - begin));
                told = now;
            }
            Thread.sleep(POLL);
        }
        throw new ServerException("The system stopped before it answered: see ./millrace status.");
    }
}
