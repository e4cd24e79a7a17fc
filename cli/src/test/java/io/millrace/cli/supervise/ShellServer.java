package io.millrace.cli.supervise;

import io.millrace.embedded.process.Launch;
import io.millrace.embedded.process.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server that is a line of shell, and ready when it made the file that $READY names. */
record ShellServer(Path folder, String script) implements Server {

    @Override
    public String name() {
        return "shell";
    }

    @Override
    public Path logFile() {
        return folder.resolve("shell.log");
    }

    private Path ready() {
        return folder.resolve("ready");
    }

    @Override
    public Process launch() {
        ready().toFile().delete();
        return Launch.of(List.of("sh", "-c", "READY=" + ready() + "; " + script), logFile())
                .start();
    }

    @Override
    public boolean isReady() {
        return Files.exists(ready());
    }

    @Override
    public void askToStop(ProcessHandle process) {
        process.destroy();
    }
}
