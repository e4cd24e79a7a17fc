package io.millrace.cli.system;

import io.millrace.cli.supervise.Journal;
import io.millrace.cli.supervise.Patience;
import io.millrace.cli.supervise.StateFile;
import io.millrace.cli.supervise.Supervised;
import io.millrace.embedded.kafka.KafkaOptions;
import io.millrace.embedded.kafka.KafkaServer;
import io.millrace.embedded.postgres.PostgresOptions;
import io.millrace.embedded.postgres.PostgresServer;
import io.millrace.embedded.process.ServerException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers of one system: what each is started with, and in which order they go. */
final class Servers {

    /** A first start makes PostgreSQL's files, on a machine that may be busy. */
    private static final Patience INFRASTRUCTURE = new Patience(Duration.ofSeconds(90));
    /** Four JVMs start at once, on a machine of two cores; with replicas as many times that. */
    private static final Patience SERVICE = new Patience(Duration.ofSeconds(150));

    private final SystemPlan plan;
    private final Settings settings;
    private final PostgresServer postgresServer;
    private final List<Supervised> infrastructure;
    private final List<Supervised> services;

    Servers(SystemPlan plan, Settings settings, Journal journal, Runnable onChange) {
        this.plan = plan;
        this.settings = settings;
        this.postgresServer = postgres();
        int times = plan.programs().slowness();
        this.infrastructure = List.of(
                new Supervised("postgres", postgresServer, INFRASTRUCTURE.times(times), journal, onChange),
                new Supervised("kafka", kafka(), INFRASTRUCTURE.times(times), journal, onChange));
        this.services = serviceServers()
                .map(server -> new Supervised(
                        server.name(), server, SERVICE.times(plan.replicas() * times), journal, onChange))
                .toList();
    }

    private PostgresServer postgres() {
        Home home = plan.home();
        return new PostgresServer(PostgresOptions.kept(
                postgresData(home), home.log("postgres"), plan.ports().postgres(), settings.superuserPassword()));
    }

    private KafkaServer kafka() {
        Home home = plan.home();
        return new KafkaServer(
                KafkaOptions.kept(
                        home.data().resolve("kafka"),
                        home.log("kafka"),
                        plan.ports().kafka()),
                List.of(home.mark()));
    }

    private Stream<ServiceServer> serviceServers() {
        return Arrays.stream(Service.values()).flatMap(service -> {
            Program program = plan.programs().of(service, plan.home());
            return plan.instances(service).stream()
                    .map(instance -> new ServiceServer(instance, program, settings.of(instance), plan.home()));
        });
    }

    static Path postgresData(Home home) {
        return home.data().resolve("postgres");
    }

    List<Supervised> infrastructure() {
        return infrastructure;
    }

    List<Supervised> services() {
        return services;
    }

    List<Supervised> all() {
        return Stream.concat(services.stream(), infrastructure.stream()).toList();
    }

    Supervised named(String id) {
        return all().stream()
                .filter(server -> server.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ServerException("There is no '" + id + "': there are "
                        + all().stream().map(Supervised::id).collect(Collectors.joining(", ")) + "."));
    }

    /** The edge first, so that nothing new comes in; then those who use the servers; then the servers. */
    List<List<Supervised>> inOrderOfStopping() {
        Predicate<Supervised> edge = server -> server.id().equals(Service.GATEWAY.shortName());
        return List.of(
                services.stream().filter(edge).toList(),
                services.stream().filter(edge.negate()).toList(),
                List.of(named("kafka")),
                List.of(named("postgres")));
    }

    void createDatabases() {
        Arrays.stream(Service.values())
                .filter(Service::hasDatabase)
                .forEach(service -> postgresServer.createDatabase(
                        service.shortName(), service.shortName(), settings.databasePassword(service)));
    }

    Database database(Service service) {
        return new Database(
                postgresServer.jdbcUrl(service.shortName()), service.shortName(), settings.databasePassword(service));
    }

    List<StateFile.Entry> entries() {
        return all().stream().map(this::entry).toList();
    }

    private StateFile.Entry entry(Supervised server) {
        Optional<ProcessHandle> process = server.process();
        return new StateFile.Entry(
                server.id(),
                address(server),
                server.server() instanceof ServiceServer service
                        ? service.instance().readiness().toString()
                        : "",
                server.phase(),
                process.map(ProcessHandle::pid).orElse(0L),
                process.flatMap(handle -> handle.info().startInstant())
                        .map(Instant::toEpochMilli)
                        .orElse(0L),
                server.server().logFile().toString());
    }

    private String address(Supervised server) {
        return switch (server.server()) {
            case ServiceServer service -> service.instance().url().toString();
            case PostgresServer database -> "localhost:" + database.port();
            case KafkaServer broker -> "localhost:" + broker.port();
            default -> "";
        };
    }
}
