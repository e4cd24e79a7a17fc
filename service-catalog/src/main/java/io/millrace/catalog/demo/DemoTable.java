package io.millrace.catalog.demo;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What seeding needs to know of the database. */
final class DemoTable {

    /** Ends with the transaction. The number only has to be another than every other lock's: "DEMO" in ASCII. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(%d)".formatted(0x44454D4F);

    private static final String KNOWN = "SELECT sku FROM product WHERE sku = ANY(:skus)";

    private final DatabaseClient database;

    DemoTable(DatabaseClient database) {
        this.database = database;
    }

    /** Completes when no other replica is seeding. */
    Mono<Void> lock() {
        return database.sql(LOCK).then();
    }

    /** Which of these are there already. */
    Mono<Set<String>> known(Collection<String> skus) {
        return database.sql(KNOWN)
                .bind("skus", skus.toArray(String[]::new))
                .map(row -> Objects.requireNonNull(row.get("sku", String.class)))
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }
}
