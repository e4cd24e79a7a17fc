package io.millrace.cli.system;

import io.millrace.cli.console.Table;
import io.millrace.cli.supervise.Memory;
import io.millrace.cli.supervise.Phase;
import io.millrace.cli.supervise.StateFile;
import io.millrace.embedded.process.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a system is, seen from outside of the process that runs it. */
public final class StatusReport {

    private static final long MIB = 1024 * 1024;

    private record Line(StateFile.Entry entry, boolean healthy, long memory) {}

    private final Home home;
    private final Instant now;
    private final List<Line> lines;

    public StatusReport(Home home, Instant now) {
        this.home = home;
        this.now = now;
        this.lines = new StateFile(home.state())
                .read().stream()
                        .map(entry -> new Line(entry, isHealthy(entry), Memory.of(entry.pid())))
                        .toList();
    }

    /** A table with a line for each server, and what they use together. */
    public List<String> lines() {
        Table table = new Table("SERVICE", "URL", "HEALTH", "PID", "MEMORY", "UPTIME", "LOG");
        lines.forEach(line -> table.row(
                line.entry().name(),
                line.entry().address(),
                line.healthy() ? "healthy" : line.entry().phase().name().toLowerCase(Locale.ROOT),
                Long.toString(line.entry().pid()),
                line.memory() / MIB + " MiB",
                uptime(line.entry()),
                home.inCheckout(Path.of(line.entry().log()))));
        List<String> all = new ArrayList<>(table.lines());
        all.add("Together " + lines.stream().mapToLong(Line::memory).sum() / MIB + " MiB resident.");
        return all;
    }

    public boolean allHealthy() {
        return !lines.isEmpty() && lines.stream().allMatch(Line::healthy);
    }

    private static boolean isHealthy(StateFile.Entry entry) {
        if (entry.phase() != Phase.READY) {
            return false;
        }
        if (!entry.health().isEmpty()) {
            return Http.answers(URI.create(entry.health()));
        }
        String port = entry.address().substring(entry.address().lastIndexOf(':') + 1);
        return !FreePort.isFree(Integer.parseInt(port));
    }

    private String uptime(StateFile.Entry entry) {
        if (entry.startedAt() == 0) {
            return "-";
        }
        Duration up = Duration.between(Instant.ofEpochMilli(entry.startedAt()), now);
        return up.toHours() > 0
                ? up.toHours() + "h " + up.toMinutesPart() + "m"
                : up.toMinutes() > 0 ? up.toMinutes() + "m " + up.toSecondsPart() + "s" : up.toSeconds() + "s";
    }
}
