package io.millrace.cli.system;

import io.millrace.cli.supervise.Leftovers;
import io.millrace.cli.supervise.Phase;
import io.millrace.cli.supervise.StateFile;
import io.millrace.cli.supervise.Supervised;
import io.millrace.cli.supervise.UpLock;
import io.millrace.embedded.process.ServerException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The running system: PostgreSQL, Kafka and the services, each kept alive until it is closed. */
public final class MillraceSystem implements AutoCloseable {

    private final SystemPlan plan;
    private final Progress progress;
    private final Settings settings;
    private final Servers servers;
    private final StateFile state;
    private final UpLock lock;
    private boolean closed;

    private MillraceSystem(SystemPlan plan, Progress progress, UpLock lock) {
        this.plan = plan;
        this.progress = progress;
        this.lock = lock;
        this.settings = new Settings(plan, new Secrets(plan.home().secrets()));
        this.state = new StateFile(plan.home().state());
        this.servers = new Servers(plan, settings, progress, this::changed);
    }

    /**
     * Takes the home for itself, without starting anything yet: so that whoever starts it can close it while it starts.
     */
    public static MillraceSystem prepare(SystemPlan plan, Progress progress) {
        plan.home().create();
        return new MillraceSystem(plan, progress, UpLock.take(plan.home().lock()));
    }

    /** Starts everything, and returns when all of it is healthy; what cannot start ends what had been started. */
    public static MillraceSystem start(SystemPlan plan, Progress progress) {
        MillraceSystem system = prepare(plan, progress);
        try {
            system.start();
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    /** Starts everything, and returns when all of it is healthy. */
    public void start() {
        int cleared = leftovers(plan.home()).clear();
        if (cleared > 0) {
            progress.say("Stopped " + cleared + " processes of a run that was killed.");
        }
        new PortCheck().check(plan);
        Starting starting = new Starting(progress);
        progress.say("Starting PostgreSQL and Kafka.");
        starting.all(servers.infrastructure());
        servers.createDatabases();
        progress.say("Starting the services.");
        starting.all(servers.services());
        progress.say(
                String.format("%5d s  all of it is ready", starting.elapsed().toSeconds()));
    }

    /** Where a home's processes are found when nobody keeps them any more. */
    public static Leftovers leftovers(Home home) {
        return new Leftovers(home.mark(), Servers.postgresData(home));
    }

    public URI gatewayUrl() {
        return plan.ports().instance(Service.GATEWAY, 0).url();
    }

    public URI url(Service service) {
        return plan.ports().instance(service, 0).url();
    }

    public URI managementUrl(Service service) {
        return plan.ports().instance(service, 0).managementUrl();
    }

    public String adminEmail() {
        return "admin@millrace.local";
    }

    public String adminPassword() {
        return settings.adminPassword();
    }

    /** How a JDBC driver reaches a service's database: its address, user and password. */
    public Database database(Service service) {
        return servers.database(service);
    }

    /** How clients reach the broker. */
    public String kafkaServers() {
        return "127.0.0.1:" + plan.ports().kafka();
    }

    /** The names that the methods below know. */
    public List<String> names() {
        return servers.all().stream().map(Supervised::id).toList();
    }

    /** The process of a server: users, kafka, postgres and so on. */
    public long pid(String name) {
        return servers.named(name)
                .process()
                .map(ProcessHandle::pid)
                .orElseThrow(() -> new ServerException(name + " has no process at this moment."));
    }

    /** Kills a server without warning; it is started again as if it had died. */
    public void kill(String name) {
        ProcessHandle process = ProcessHandle.of(pid(name)).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stops a server in its own good order and starts it again; returns when it is healthy. */
    public Duration restart(String name) {
        try {
            return servers.named(name).restart().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ServerException told) {
                throw told;
            }
            throw new ServerException(name + " did not restart: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while " + name + " restarted", e);
        }
    }

    /** Whether a server answers as it should at this moment. */
    public boolean isHealthy(String name) {
        Supervised server = servers.named(name);
        return server.phase() == Phase.READY && server.server().isReady();
    }

    /** What runs now. */
    public List<StateFile.Entry> entries() {
        return servers.entries();
    }

    /** Until it is closed. */
    public synchronized boolean isOpen() {
        return !closed;
    }

    private synchronized void changed() {
        if (!closed) {
            state.write(servers.entries());
        }
    }

    /** Stops everything in order: the gateway, the services, Kafka, PostgreSQL. */
    @Override
    public void close() {
        for (List<Supervised> together : servers.inOrderOfStopping()) {
            stop(together);
        }
        synchronized (this) {
            if (!closed) {
                closed = true;
                state.delete();
                lock.close();
            }
        }
    }

    private void stop(List<Supervised> together) {
        List<CompletableFuture<Void>> stops = new ArrayList<>();
        for (Supervised server : together) {
            boolean running = server.process().isPresent();
            CompletableFuture<Void> stop = CompletableFuture.runAsync(server::stop, Thread::startVirtualThread);
            stops.add(running ? stop.thenRun(() -> progress.say(server.name() + " is stopped")) : stop);
        }
        stops.forEach(CompletableFuture::join);
    }
}
