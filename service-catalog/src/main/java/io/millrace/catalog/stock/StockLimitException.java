package io.millrace.catalog.stock;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** The change would leave less than nothing in stock, or more than can be counted on. */
final class StockLimitException extends ProblemException {

    private StockLimitException(String detail) {
        super(HttpStatus.CONFLICT, detail);
    }

    static StockLimitException tooLittle(int available) {
        return new StockLimitException("Only %d can be taken out: the rest is set aside or gone.".formatted(available));
    }

    static StockLimitException tooMuch(int greatest) {
        return new StockLimitException("No more than %d can be in stock.".formatted(greatest));
    }
}
