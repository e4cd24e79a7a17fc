package io.millrace.cli.system;

import io.millrace.embedded.process.Launch;
import io.millrace.embedded.process.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One process of a service, as a server to be kept alive. */
record ServiceServer(Instance instance, App app, Map<String, String> settings, Home home) implements Server {

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
        Path jar = app.jar();
        List<String> command = new ArrayList<>();
        command.add(Java.command());
        command.add(home.mark());
        command.addAll(JavaFlags.SERVICE);
        command.addAll(sharedClasses(jar));
        command.addAll(List.of("-jar", jar.toString()));
        return Launch.of(command, logFile()).with(settings).start();
    }

    /**
     * A class data archive beside the jar, which the JVM itself writes when it ends and reads when it starts the next
     * time; one that does not fit is ignored and written anew.
     */
    private static List<String> sharedClasses(Path jar) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + jar.resolveSibling("classes.jsa"),
                "-Xlog:cds*=off", // else it names each class that it leaves out, and buries the end of the log
                "-Xlog:aot*=off");
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
