package io.millrace.orders.order;

import io.millrace.contracts.Money;
import io.millrace.contracts.orders.RejectionReason;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code customer_order}. */
public final class Orders {

    private static final String INSERT = """
            INSERT INTO customer_order (id, user_id, status, lines, total_amount, currency, placed_at)
            VALUES (:id, :user, :status, :lines, :total, :currency, :placedAt)""";

    private static final String FIND = "SELECT * FROM customer_order WHERE id = :id";

    private static final String FIND_OF_USER = FIND + " AND user_id = :user";

    private static final String LOCK = FIND + " FOR UPDATE";

    /** Ids are UUIDv7, so the newest order has the greatest. */
    private static final String PAGE = "SELECT * FROM customer_order WHERE id < :after ORDER BY id DESC LIMIT :rows";

    private static final String PAGE_OF_USER = """
            SELECT * FROM customer_order WHERE user_id = :user AND id < :after ORDER BY id DESC LIMIT :rows""";

    /** Greater than any id: what the first page comes after. */
    private static final UUID GREATEST = new UUID(-1, -1);

    private static final String DECIDED = "SELECT id FROM customer_order WHERE id = ANY(:ids) AND status <> 'PENDING'";

    private static final String OVERDUE = """
            SELECT id FROM customer_order WHERE status = 'PENDING' AND placed_at < :before
            ORDER BY placed_at LIMIT :rows""";

    private static final String UPDATE = """
            UPDATE customer_order
            SET status = :status, reason = :reason, stock_reserved = :stock, credit_reserved = :credit
            WHERE id = :id""";

    private static final TypeReference<List<OrderLine>> LINES = new TypeReference<>() {};

    private final DatabaseClient database;
    private final JsonMapper mapper = JsonMapper.builder().build();

    Orders(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(Order order) {
        return database.sql(INSERT)
                .bind("id", order.id())
                .bind("user", order.userId())
                .bind("status", order.status().name())
                .bind("lines", Json.of(mapper.writeValueAsBytes(order.lines())))
                .bind("total", order.total().amount())
                .bind("currency", order.total().currency())
                .bind("placedAt", order.placedAt())
                .then();
    }

    /** The order with this id, whosever it is. */
    public Mono<Order> find(UUID id) {
        return database.sql(FIND).bind("id", id).map(this::order).one();
    }

    /** The order with this id, where it is this user's. */
    public Mono<Order> find(String user, UUID id) {
        return database.sql(FIND_OF_USER)
                .bind("id", id)
                .bind("user", user)
                .map(this::order)
                .one();
    }

    /** Finds an order and keeps others from changing it until the transaction ends. */
    Mono<Order> lock(UUID id) {
        return database.sql(LOCK).bind("id", id).map(this::order).one();
    }

    /** The newest orders of all users. */
    Flux<Order> page(@Nullable UUID after, int rows) {
        return page(database.sql(PAGE), after, rows);
    }

    /** The newest orders of one user. */
    Flux<Order> page(String user, @Nullable UUID after, int rows) {
        return page(database.sql(PAGE_OF_USER).bind("user", user), after, rows);
    }

    private Flux<Order> page(GenericExecuteSpec query, @Nullable UUID after, int rows) {
        return query.bind("after", after == null ? GREATEST : after)
                .bind("rows", rows)
                .map(this::order)
                .all();
    }

    /** Those of these orders that wait no more. */
    public Flux<UUID> decided(Collection<UUID> ids) {
        return database.sql(DECIDED)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(row -> required(row, "id", UUID.class))
                .all();
    }

    /** Orders that were placed before that time and still wait, the oldest first. */
    public Flux<UUID> pendingSince(Instant before, int rows) {
        return database.sql(OVERDUE)
                .bind("before", before)
                .bind("rows", rows)
                .map(row -> required(row, "id", UUID.class))
                .all();
    }

    Mono<Void> update(Order order) {
        var reason = order.reason();
        return database.sql(UPDATE)
                .bind("status", order.status().name())
                .bind("reason", Parameters.in(R2dbcType.VARCHAR, reason == null ? null : reason.name()))
                .bind("stock", order.stockReserved())
                .bind("credit", order.creditReserved())
                .bind("id", order.id())
                .then();
    }

    private Order order(Readable row) {
        var reason = row.get("reason", String.class);
        return new Order(
                required(row, "id", UUID.class),
                required(row, "user_id", String.class),
                OrderStatus.valueOf(required(row, "status", String.class)),
                reason == null ? null : RejectionReason.valueOf(reason),
                mapper.readValue(required(row, "lines", String.class), LINES),
                new Money(required(row, "total_amount", Long.class), required(row, "currency", String.class)),
                required(row, "stock_reserved", Boolean.class),
                required(row, "credit_reserved", Boolean.class),
                required(row, "placed_at", Instant.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
