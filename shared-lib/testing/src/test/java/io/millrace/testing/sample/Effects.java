package io.millrace.testing.sample;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What took effect here. */
@Component
public class Effects {

    private final DatabaseClient database;

    Effects(DatabaseClient database) {
        this.database = database;
    }

    /** Notes an effect, in the transaction that is under way. */
    public Mono<Void> add(UUID entity, String note) {
        return database.sql("INSERT INTO effect (entity, note) VALUES (:entity, :note)")
                .bind("entity", entity)
                .bind("note", note)
                .then();
    }

    /** Notes an effect unless it is there: idempotent by what is stored, as the handlers of services are. */
    Mono<Void> addOnce(UUID entity, String note) {
        return database.sql("""
                        INSERT INTO effect (entity, note) SELECT :entity, :note
                        WHERE NOT EXISTS (SELECT 1 FROM effect WHERE entity = :entity AND note = :note)""").bind("entity", entity).bind("note", note).then();
    }

    /** The notes about an entity, in the order in which they were made. */
    public Mono<List<String>> of(UUID entity) {
        return database.sql("SELECT note FROM effect WHERE entity = :entity ORDER BY seq")
                .bind("entity", entity)
                .mapValue(String.class)
                .all()
                .collectList();
    }
}
