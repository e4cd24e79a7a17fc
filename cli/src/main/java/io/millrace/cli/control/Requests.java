package io.millrace.cli.control;

import io.millrace.embedded.process.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions to the running system and its answers, as files in a folder: no port, no protocol, nothing to guard. */
record Requests(Path folder) {

    private static final String ASKED = ".asked";
    private static final String ANSWERED = ".answered";

    /** A question, by a name that its asker chose, and what is wanted. */
    record Request(String id, String text) {}

    void ask(Request request) {
        write(folder.resolve(request.id() + ASKED), request.text());
    }

    void answer(Request request, String text) {
        write(folder.resolve(request.id() + ANSWERED), text);
    }

    /** The answer, once. */
    Optional<String> takeAnswer(String id) {
        return take(folder.resolve(id + ANSWERED));
    }

    /** All questions that wait, each once. */
    List<Request> takeAll() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ASKED))
                    .flatMap(file -> take(file).map(text -> new Request(id(file), text)).stream())
                    .toList();
        } catch (IOException e) {
            throw new ServerException("Cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ASKED.length());
    }

    private static Optional<String> take(Path file) {
        try {
            String text = Files.readString(file);
            Files.delete(file);
            return Optional.of(text);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ServerException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String text) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ServerException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
