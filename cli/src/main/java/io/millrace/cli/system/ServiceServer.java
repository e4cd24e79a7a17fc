package io.millrace.cli.system;

import io.millrace.embedded.process.Launch;
import io.millrace.embedded.process.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One process of a service, as a server to be kept alive. */
record ServiceServer(Instance instance, Program program, Map<String, String> settings, Home home) implements Server {

    @Override
    public String name() {
        return instance.name();
    }

    @Override
    public Path logFile() {
        return home.log(name());
    }

    @Override
    public Process launch() {
        List<String> command = new ArrayList<>();
        command.add(Java.command());
        command.add(home.mark());
        command.addAll(program.arguments());
        return Launch.of(command, logFile()).with(settings).start();
    }

    @Override
    public boolean isReady() {
        return Http.answers(instance.readiness());
    }

    /** Drains what is in flight. */
    @Override
    public void askToStop(ProcessHandle process) {
        process.destroy();
    }

    @Override
    public String toString() {
        return name();
    }
}
