package io.millrace.cli.letters;

import io.millrace.cli.console.Table;
import io.millrace.cli.system.Progress;
import io.millrace.embedded.process.ServerException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** What a person does with the letters of a service; each returns the exit code. */
public final class Letters {

    private static final int FAILED = 1;
    private static final String ERROR = "ERROR";
    /** What an error is cut to at least, however narrow the terminal. */
    private static final int LEAST_ERROR = 60;

    private final LetterBox box;
    private final Progress terminal;
    private final int columns;

    /** @param columns how wide a line may be */
    public Letters(LetterBox box, Progress terminal, int columns) {
        this.box = box;
        this.terminal = terminal;
        this.columns = columns;
    }

    /** A line for each, oldest first. */
    public int list() {
        List<Letter> letters = box.all();
        if (letters.isEmpty()) {
            terminal.say(box.service() + " has no letters.");
            return 0;
        }
        List<String> lines = tableOf(letters).lines();
        int most = Math.max(columns, lines.getFirst().indexOf(ERROR) + LEAST_ERROR);
        lines.forEach(line -> terminal.say(cut(line, most)));
        terminal.say(counted(letters.size()) + ". See one: ./millrace letters show " + box.service() + " ID");
        return 0;
    }

    private static Table tableOf(List<Letter> letters) {
        Table table = new Table("ID", "DIED", "TYPE", "KEY", "TRIES", ERROR);
        letters.forEach(letter -> table.row(
                letter.id(), letter.diedAt(), letter.type(), letter.text("key"), letter.text("tries"), letter.error()));
        return table;
    }

    private static String cut(String line, int most) {
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    /** One as a whole. */
    public int show(String id) {
        Letter letter = box.find(id).orElseThrow(() -> unknown(id));
        for (String field : List.of("id", "topic", "partition", "offset", "key", "type", "tries", "diedAt", "error")) {
            terminal.say(String.format("%-10s %s", field, letter.text(field)));
        }
        terminal.say("headers");
        new TreeMap<>(letter.headers()).forEach((name, value) -> terminal.say("  " + name + ": " + value));
        terminal.say(letter.isBinary() ? "payload, which is no text, in " + letter.text("payloadEncoding") : "payload");
        terminal.say(letter.isBinary() ? letter.text("payload") : pretty(letter.text("payload")));
        return 0;
    }

    private static String pretty(String payload) {
        try {
            Object content = JSON.std.anyFrom(payload);
            return content instanceof Map || content instanceof List
                    ? JSON.std
                            .with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
                            .asString(content)
                    : payload;
        } catch (JacksonException e) {
            return payload; // that may be why it is here
        }
    }

    /** Has one handled again. */
    public int replay(String id) {
        LetterBox.Replay replay = box.replay(id).orElseThrow(() -> unknown(id));
        terminal.say(replay.failed() ? failed(id, replay) : handled(id, replay));
        return replay.failed() ? FAILED : 0;
    }

    /** Has all of them handled again, oldest first. */
    public int replayAll() {
        Tally tally = new Tally();
        each("replayed", id -> box.replay(id).ifPresentOrElse(replay -> tally.count(id, replay), tally::countGone));
        terminal.say(tally.told());
        return tally.failed == 0 ? 0 : FAILED;
    }

    /** Throws one away. */
    public int drop(String id) {
        if (!box.drop(id)) {
            throw unknown(id);
        }
        terminal.say("Letter " + id + " is dropped.");
        return 0;
    }

    /** Throws all of them away. */
    public int dropAll() {
        terminal.say(counted(each("dropped", box::drop)) + " dropped.");
        return 0;
    }

    /** Those that are there now: what dies meanwhile waits for the next time. */
    private int each(String done, Consumer<String> treatment) {
        long begin = System.nanoTime();
        List<Letter> letters = box.all();
        for (int i = 0; i < letters.size(); i++) {
            treatment.accept(letters.get(i).id());
            terminal.passing(
                    Duration.ofNanos(System.nanoTime() - begin), (i + 1) + " of " + letters.size() + " " + done);
        }
        return letters.size();
    }

    private static String handled(String id, LetterBox.Replay replay) {
        return "repeated".equals(replay.outcome())
                ? "Letter " + id + " had taken effect before, and is gone."
                : "Letter " + id + " is handled.";
    }

    private static String failed(String id, LetterBox.Replay replay) {
        return "Letter " + id + " failed again: " + Letter.inShort(replay.error());
    }

    private static String counted(int letters) {
        return letters == 1 ? "1 letter" : letters + " letters";
    }

    private ServerException unknown(String id) {
        return new ServerException(box.service() + " has no letter " + id + ".");
    }

    private final class Tally {

        private int handled;
        private int repeated;
        private int gone;
        private int failed;

        void count(String id, LetterBox.Replay replay) {
            if (replay.failed()) {
                failed++;
                terminal.say(failed(id, replay));
            } else if ("repeated".equals(replay.outcome())) {
                repeated++;
            } else {
                handled++;
            }
        }

        void countGone() {
            gone++;
        }

        String told() {
            int all = handled + repeated + gone + failed;
            return all == 0
                    ? box.service() + " has no letters."
                    : String.format(
                            "%s: %d handled, %d had taken effect before, %d failed again%s.",
                            counted(all), handled, repeated, failed, gone == 0 ? "" : ", " + gone + " were gone");
        }
    }
}
