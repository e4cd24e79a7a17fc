package io.millrace.orders.placing;

import io.millrace.starter.problem.FieldProblem;
import io.millrace.starter.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a customer sends to place an order. */
record OrderRequest(
        @NotNull @Size(min = 1, max = GREATEST_LINES, message = "must be 1 to 100 lines")
        List<@NotNull @Valid Line> lines) {

    /** Enough for a big basket; an order is one transaction in three services. */
    static final int GREATEST_LINES = 100;

    /** The most pieces of one product in an order. */
    static final int GREATEST_QUANTITY = 1_000;

    record Line(
            @NotNull UUID productId,
            @Min(1) @Max(GREATEST_QUANTITY) int quantity) {}

    List<UUID> productIds() {
        return lines.stream().map(Line::productId).toList();
    }

    /** Fails with a 400 where a product is named twice. */
    void refuseRepeatedProducts() {
        var seen = new HashSet<UUID>();
        var repeated = IntStream.range(0, lines.size())
                .filter(index -> !seen.add(lines.get(index).productId()))
                .mapToObj(index -> new FieldProblem("lines[%d].productId".formatted(index), "is in the order already"))
                .toList();
        if (!repeated.isEmpty()) {
            throw ProblemException.invalid(repeated);
        }
    }

    /** SHA-256 over what was asked for, however it was written down: tells whether a key is used for another order. */
    byte[] hash() {
        var canonical = lines.stream()
                .map(line -> line.productId() + "*" + line.quantity())
                .collect(Collectors.joining(";"));
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
