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

    /** The notes about an entity. */
    public Mono<List<String>> of(UUID entity) {
        return database.sql("SELECT note FROM effect WHERE entity = :entity")
                .bind("entity", entity)
                .mapValue(String.class)
                .all()
                .collectList();
    }
}
