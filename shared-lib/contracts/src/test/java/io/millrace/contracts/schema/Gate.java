package io.millrace.contracts.schema;

import io.millrace.contracts.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares what the records say with what is checked in. */
final class Gate {

    static final String COMMAND =
            "./mvnw -pl shared-lib/contracts test -Dtest=ContractsTests -Dmillrace.contracts=write";

    private final List<Contract> contracts;
    private final Baseline baseline;

    Gate(List<Class<? extends Event>> events, Path root) {
        this.contracts = events.stream().map(Contract::new).toList();
        this.baseline = new Baseline(root);
    }

    /** Fails where a reader would break, and where something has to be written anew. */
    void check() {
        refuseBreaches();
        var outdated = outdated();
        if (!outdated.isEmpty()) {
            throw new AssertionError(
                    "No reader breaks, but %s no longer what the records say: `%s` brings that up to date."
                            .formatted(
                                    String.join(", ", outdated.keySet()) + (outdated.size() == 1 ? " is" : " are"),
                                    COMMAND));
        }
    }

    /** Writes what has changed, unless a reader would break. */
    void write() {
        refuseBreaches();
        outdated().forEach(baseline::write);
    }

    private void refuseBreaches() {
        var breaches = breaches();
        if (!breaches.isEmpty()) {
            throw new AssertionError(
                    breaches.stream().map(Breach::toString).collect(Collectors.joining(".\n", "", ".\n"))
                            + "Take it back, or raise the event's @Version, so that the old version's schema stays.");
        }
    }

    private Map<String, String> outdated() {
        var wanted = new LinkedHashMap<String, String>();
        contracts.forEach(contract -> wanted.put(
                Baseline.fileOf(contract.topic(), contract.event(), contract.version()),
                Json.write(contract.schema())));
        wanted.put(AsyncApi.FILE, Json.write(AsyncApi.of(contracts)));
        wanted.entrySet()
                .removeIf(file -> baseline.find(file.getKey())
                        .filter(file.getValue()::equals)
                        .isPresent());
        return wanted;
    }

    private List<Breach> breaches() {
        return Stream.of(
                        contracts.stream().flatMap(this::changes),
                        contracts.stream().flatMap(this::lostVersions),
                        baseline.entries().stream().flatMap(this::departed))
                .flatMap(breaches -> breaches)
                .toList();
    }

    private Stream<Breach> changes(Contract contract) {
        return baseline.schema(contract.topic(), contract.event(), contract.version()).stream()
                .flatMap(before -> Compatibility.breaches(nameOf(contract), before, contract.schema()).stream());
    }

    private Stream<Breach> lostVersions(Contract contract) {
        return IntStream.range(1, contract.version())
                .filter(version -> baseline.schema(contract.topic(), contract.event(), version)
                        .isEmpty())
                .mapToObj(version -> new Breach(
                        nameOf(contract), "", "has no schema of v%d, which stays for old events".formatted(version)));
    }

    private Stream<Breach> departed(Baseline.Entry entry) {
        var breaches = new ArrayList<Breach>();
        var namesakes = contracts.stream()
                .filter(contract -> contract.event().equals(entry.event()))
                .toList();
        var name = "%s/%s.v%d".formatted(entry.topic(), entry.event(), entry.version());
        if (namesakes.isEmpty()) {
            breaches.add(new Breach(
                    name, "", "is gone, and its readers wait for it (delete its schemas by hand when none does)"));
        }
        for (var contract : namesakes) {
            if (!contract.topic().equals(entry.topic())) {
                breaches.add(new Breach(name, "", "moved to " + contract.topic() + ", where no old reader looks"));
            } else if (contract.version() < entry.version()) {
                breaches.add(new Breach(name, "", "is newer than the record, whose version never goes back"));
            }
        }
        return breaches.stream();
    }

    private static String nameOf(Contract contract) {
        return "%s/%s.v%d".formatted(contract.topic(), contract.event(), contract.version());
    }
}
