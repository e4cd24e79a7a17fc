package io.millrace.cli.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs a line of shell in this repository with an environment of its own. */
record Shell(Map<String, String> environment) {

    /** Surefire runs in the module's folder. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    record Result(int code, String output) {}

    Shell with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Shell(more);
    }

    Result run(String shell, String script) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(shell, "-c", script).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output.strip());
    }
}
