package io.millrace.cli;

import io.millrace.cli.console.Terminal;
import io.millrace.cli.letters.LetterBox;
import io.millrace.cli.letters.Letters;
import io.millrace.cli.system.Home;
import io.millrace.cli.system.Management;
import io.millrace.cli.system.Progress;
import io.millrace.cli.system.Service;
import io.millrace.embedded.process.ServerException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The events that a service could not handle. */
@Command(
        name = "letters",
        description = "Lists, shows, replays and drops the events that a service could not handle.",
        synopsisSubcommandLabel = "list|show|replay|drop")
final class LettersCommand {

    private static final int USUAL_COLUMNS = 120;

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "The management port of a service that does not run here, such as http://localhost:9103.")
    private @Nullable URI url;

    private final Terminal terminal = Terminal.standard();

    @Command(description = "Lists them, oldest first.")
    int list(@Parameters(paramLabel = "SERVICE") String service) {
        return letters(service).list();
    }

    @Command(description = "Shows one with its headers and its payload.")
    int show(@Parameters(paramLabel = "SERVICE") String service, @Parameters(paramLabel = "ID") String id) {
        return letters(service).show(id);
    }

    @Command(description = "Has one handled again, or all of them, oldest first.")
    int replay(
            @Parameters(paramLabel = "SERVICE") String service,
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id) {
        return id == null ? letters(service).replayAll() : letters(service).replay(id);
    }

    @Command(description = "Throws one away, or all of them.")
    int drop(
            @Parameters(paramLabel = "SERVICE") String service,
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id,
            @Option(names = "--all", description = "Throw all of them away.") boolean all) {
        if ((id == null) != all) {
            throw new ServerException("Say which letter to drop, or --all, and not both.");
        }
        return id == null ? letters(service).dropAll() : letters(service).drop(id);
    }

    private Letters letters(String name) {
        Service service = Service.named(name)
                .filter(Service::hasDatabase)
                .orElseThrow(
                        () -> new ServerException("'" + name + "' keeps no letters: users, catalog and orders do."));
        URI management = url == null ? Management.of(Home.of(Millrace.root()), service) : url;
        return new Letters(
                new LetterBox(service.shortName(), management),
                onTerminal(),
                Integer.getInteger("millrace.columns", USUAL_COLUMNS));
    }

    private Progress onTerminal() {
        return new Progress() {
            @Override
            public void say(String what) {
                terminal.say(what);
            }

            @Override
            public void passing(Duration elapsed, String what) {
                terminal.passing(elapsed, what);
            }
        };
    }
}
