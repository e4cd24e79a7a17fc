package io.millrace.cli.control;

import io.millrace.embedded.process.Folders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Where the running system takes requests; each is worked on by a thread of its own. */
public final class Desk {

    /** Quick for somebody who waits, and nothing for a machine. */
    private static final Duration POLL = Duration.ofMillis(200);

    private final Requests requests;
    private final UnaryOperator<String> clerk;

    /**
     * @param folder where the requests come in; what waits there from before is thrown away
     * @param clerk does what a request says and gives the answer
     */
    public Desk(Path folder, UnaryOperator<String> clerk) {
        Folders.delete(folder);
        this.requests = new Requests(folder);
        this.clerk = clerk;
        folder.toFile().mkdirs();
    }

    /** Works until it is interrupted. */
    public void serve() throws InterruptedException {
        while (!Thread.interrupted()) {
            requests.takeAll()
                    .forEach(request ->
                            Thread.ofVirtual().start(() -> requests.answer(request, clerk.apply(request.text()))));
            Thread.sleep(POLL);
        }
    }
}
