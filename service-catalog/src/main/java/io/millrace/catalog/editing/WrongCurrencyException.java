package io.millrace.catalog.editing;

import io.millrace.starter.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** One installation has one currency. */
final class WrongCurrencyException extends ProblemException {

    WrongCurrencyException(String currency) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "Prices are in %s here.".formatted(currency));
    }
}
