package io.millrace.catalog.editing;

import io.millrace.catalog.product.ProductDetails;
import io.millrace.contracts.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A product as an administrator writes it. Only validated ones are used, so what is required is there. */
record ProductRequest(
        @NotNull(message = REQUIRED)
        @Pattern(regexp = SKU, message = "must be 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'")
        String sku,

        @NotBlank(message = REQUIRED) @Size(max = 200) @Pattern(regexp = LINE, message = "must be one line")
        String name,

        @Size(max = 2000) @Pattern(regexp = TEXT, message = "must not have NUL characters") @Nullable
        String description,

        @NotBlank(message = REQUIRED) @Size(max = 64) @Pattern(regexp = LINE, message = "must be one line")
        String category,

        @NotNull(message = REQUIRED) @Valid Price price) {

    private static final String REQUIRED = "is required";
    private static final String SKU = "[A-Za-z0-9._-]{1,64}";
    private static final String LINE = "\\P{Cntrl}*";

    /** PostgreSQL can't keep the NUL character in a text. */
    private static final String TEXT = "[^\\x00]*";

    /** What was asked for. */
    ProductDetails details() {
        return new ProductDetails(sku, name, Objects.requireNonNullElse(description, ""), category, price.money());
    }

    /** A price in minor units. */
    record Price(
            @NotNull(message = REQUIRED) @PositiveOrZero(message = "must not be negative")
            Long amount,

            @NotNull(message = REQUIRED) @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code such as EUR")
            String currency) {

        Money money() {
            return new Money(amount, currency);
        }
    }
}
