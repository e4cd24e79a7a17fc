package io.millrace.catalog.stock;

import io.millrace.starter.problem.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.Range;

/** A change of stock as an administrator writes it. Only validated ones are used, so what is required is there. */
record StockChangeRequest(
        @NotNull(message = "is required") @Range(min = -GREATEST, max = GREATEST)
        Integer change,

        @NotBlank(message = "is required")
        @Size(max = 200)
        @Pattern(regexp = "\\P{Cntrl}*", message = "must be one line")
        String reason) {

    /** A truck's load at most: more is a slip of the finger. */
    private static final int GREATEST = 1_000_000;

    /** What was asked for. */
    StockChange by(String who) {
        if (change == 0) {
            throw ProblemException.invalid("change", "must not be 0");
        }
        return new StockChange(change, reason, who);
    }
}
